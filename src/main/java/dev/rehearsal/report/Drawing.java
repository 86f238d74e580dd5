package dev.rehearsal.report;

import java.util.List;

/**
 * A picture as the page draws it.
 *
 * @param name distinguishes it on its page
 * @param title what it shows
 * @param description the same for those who cannot see it, with the figures that matter
 */
public record Drawing(
        String name, String title, String description, int width, int height, List<Shape> shapes, List<Text> texts) {
    public Drawing {
        shapes = List.copyOf(shapes);
        texts = List.copyOf(texts);
    }

    /** A path, styled by its class. */
    public record Shape(String styleClass, String path) {}

    /**
     * A word or two.
     *
     * @param anchor {@code start}, {@code middle} or {@code end}
     */
    public record Text(String styleClass, String anchor, String x, String y, String text) {}
}
