package dev.rehearsal.report.drawing;

/** A drawing in the making: what stays where it is, and what moves when somebody looks closer. For one thread. */
final class Sketch {
    private final Pen still = new Pen();
    private final Pen moving = new Pen();

    Pen still() {
        return still;
    }

    Pen moving() {
        return moving;
    }

    /**
     * The drawing.
     *
     * @param zero what its times are counted from, in the units of the scale
     */
    Drawing finish(String name, String title, String description, Canvas canvas, int height, Scale time, long zero) {
        return new Drawing(
                name + canvas.suffix(),
                title,
                description,
                new Drawing.Frame(
                        canvas.width(),
                        height,
                        canvas.left(),
                        canvas.right(),
                        (time.fromValue() - zero) / 1e6,
                        (time.toValue() - zero) / 1e6),
                still.layer(),
                moving.layer());
    }
}
