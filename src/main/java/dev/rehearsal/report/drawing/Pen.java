package dev.rehearsal.report.drawing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Draws shapes, marks and texts, later ones over earlier ones. For one thread. */
final class Pen {
    private final List<Drawing.Shape> shapes = new ArrayList<>();
    private final List<Drawing.Mark> marks = new ArrayList<>();
    private final List<Drawing.Text> texts = new ArrayList<>();

    void shape(String styleClass, String path) {
        if (!path.isEmpty()) {
            shapes.add(new Drawing.Shape(styleClass, path));
        }
    }

    /** A sign of its own at one place. */
    void mark(String kind, double x, double y) {
        marks.add(new Drawing.Mark(kind, number(x), number(y)));
    }

    void text(String styleClass, String anchor, double x, double y, String text) {
        texts.add(new Drawing.Text(styleClass, anchor, number(x), number(y), text));
    }

    void line(String styleClass, double fromX, double fromY, double toX, double toY) {
        shape(styleClass, "M%s %sL%s %s".formatted(number(fromX), number(fromY), number(toX), number(toY)));
    }

    static String box(double x, double y, double width, double height) {
        return "M%s %sh%sv%sh-%sz".formatted(number(x), number(y), number(width), number(height), number(width));
    }

    static String number(double value) {
        String text = String.format(Locale.ROOT, "%.1f", value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    Drawing.Layer layer() {
        return new Drawing.Layer(shapes, marks, texts);
    }
}
