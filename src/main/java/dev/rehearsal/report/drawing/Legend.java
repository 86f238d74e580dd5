package dev.rehearsal.report.drawing;

/** Says what the colours of a panel mean, in as many rows as its width asks for. For one thread. */
final class Legend {
    static final int ROW = 18;
    private static final int SWATCH = 10;
    private static final int GAP = 14;
    /** Of a letter, on the average; the browser's own font is not known here. */
    private static final double LETTER = 6.5;

    private final Canvas canvas;
    private final Sketch sketch;
    private double x;
    private double y;

    /** @param y of the first row's words */
    Legend(Canvas canvas, Sketch sketch, double y) {
        this.canvas = canvas;
        this.sketch = sketch;
        this.x = canvas.margin();
        this.y = y;
    }

    /** A square of the colour, and what it means. */
    void area(String styleClass, String meaning) {
        place(meaning);
        sketch.still().shape(styleClass, Pen.box(x, y - SWATCH + 1, SWATCH, SWATCH));
        say(meaning);
    }

    /** A piece of the line, and what it means. */
    void line(String styleClass, String meaning) {
        place(meaning);
        sketch.still().line(styleClass, x, y - SWATCH / 2.0 + 1, x + SWATCH, y - SWATCH / 2.0 + 1);
        say(meaning);
    }

    private void place(String meaning) {
        if (x > canvas.margin() && x + width(meaning) > canvas.right()) {
            x = canvas.margin();
            y += ROW;
        }
    }

    private void say(String meaning) {
        sketch.still().text("axis", "start", x + SWATCH + 4, y, meaning);
        x += width(meaning) + GAP;
    }

    private static double width(String meaning) {
        return SWATCH + 4 + LETTER * meaning.length();
    }

    /** Where the words of the last row stand. */
    double bottom() {
        return y;
    }
}
