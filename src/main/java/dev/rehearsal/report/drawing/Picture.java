package dev.rehearsal.report.drawing;

import java.util.function.Function;

/** A drawing for wide screens and paper, and the same for narrow screens. */
public record Picture(Drawing wide, Drawing narrow) {
    static Picture of(Function<Canvas, Drawing> draw) {
        return new Picture(draw.apply(Canvas.WIDE), draw.apply(Canvas.NARROW));
    }
}
