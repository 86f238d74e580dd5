package dev.rehearsal.report.drawing;

import java.util.List;

/**
 * A picture as the page draws it.
 *
 * @param name distinguishes it on its page
 * @param title what it shows
 * @param description the same for those who cannot see it, with the figures that matter
 * @param still what stays where it is when somebody looks closer
 * @param moving what does not
 */
public record Drawing(String name, String title, String description, Frame frame, Layer still, Layer moving) {
    /**
     * Its size, the edges between which its time runs, and the seconds that lie there.
     *
     * @param from seconds since what the drawing counts from, at the left edge
     */
    public record Frame(int width, int height, int left, int right, double from, double to) {}

    /** What lies on one level. */
    public record Layer(List<Shape> shapes, List<Mark> marks, List<Text> texts) {
        public Layer {
            shapes = List.copyOf(shapes);
            marks = List.copyOf(marks);
            texts = List.copyOf(texts);
        }
    }

    /** A path, styled by its class. */
    public record Shape(String styleClass, String path) {}

    /** A small sign: {@code cross}, {@code ring}, {@code triangle}. */
    public record Mark(String kind, String x, String y) {}

    /**
     * A word or two.
     *
     * @param anchor {@code start}, {@code middle} or {@code end}
     */
    public record Text(String styleClass, String anchor, String x, String y, String text) {}
}
