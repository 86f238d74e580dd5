package dev.rehearsal.scenario;

/**
 * How many requests a load sends.
 *
 * @param perSecond arrivals per second, constant; when it is found out, the most that are tried
 * @param isAuto whether the warm-up finds out how much of that the machine carries
 */
public record Rate(double perSecond, boolean isAuto) {
    private static final String AUTO = "auto";
    private static final double LOWEST = 0.1;
    private static final double HIGHEST = 100_000;
    /** What shows a pause of a few hundredths of a second to dozens of requests. */
    private static final double ENOUGH = 200;

    static Rate parse(String written) {
        if (written.equals(AUTO)) {
            return new Rate(ENOUGH, true);
        }
        double perSecond;
        try {
            perSecond = Double.parseDouble(written.replace("_", ""));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'%s' is no rate; write %s".formatted(written, wanted()), e);
        }
        if (!(perSecond >= LOWEST && perSecond <= HIGHEST)) {
            throw new IllegalArgumentException("%s is out of range; write %s".formatted(written, wanted()));
        }
        return new Rate(perSecond, false);
    }

    static String wanted() {
        return "%s, or requests per second from %s to %.0f".formatted(AUTO, LOWEST, HIGHEST);
    }
}
