package dev.rehearsal.report.drawing;

/** Maps values to positions in a drawing, evenly or by their logarithm. */
record Scale(double fromValue, double toValue, double fromPosition, double toPosition, boolean isLogarithmic) {
    static Scale even(double fromValue, double toValue, double fromPosition, double toPosition) {
        return new Scale(fromValue, toValue, fromPosition, toPosition, false);
    }

    /** From one time to another, in microseconds since the epoch, which fit a double. */
    static Scale ofTime(long from, long to, double fromPosition, double toPosition) {
        return even((double) from, (double) to, fromPosition, toPosition);
    }

    /** Both values above zero. */
    static Scale logarithmic(double fromValue, double toValue, double fromPosition, double toPosition) {
        return new Scale(fromValue, toValue, fromPosition, toPosition, true);
    }

    /** From zero to the next value above that people count in: 1, 2, 3, 4, 5, 6 or 8 times a power of ten. */
    static Scale fromZero(double most, double fromPosition, double toPosition) {
        double power = Math.pow(10, Math.floor(Math.log10(Math.max(1, most))));
        double top = 10 * power;
        for (int factor : new int[] {8, 6, 5, 4, 3, 2, 1}) {
            top = factor * power >= most ? factor * power : top;
        }
        return even(0, top, fromPosition, toPosition);
    }

    double at(long value) {
        return at((double) value);
    }

    /** The position of a value; values beyond the ends lie at the ends. */
    double at(double value) {
        double within = Math.max(fromValue, Math.min(toValue, value));
        double share = isLogarithmic
                ? Math.log(within / fromValue) / Math.log(toValue / fromValue)
                : (within - fromValue) / (toValue - fromValue);
        return fromPosition + share * (toPosition - fromPosition);
    }
}
