package simulations;

/**
 * How often a kind of request comes.
 *
 * @param weight in comparison with the others; zero where {@code perSecond} says it
 * @param perSecond whatever the rate; zero where {@code weight} says it
 */
record Pace(int weight, double perSecond) {
    boolean isFixed() {
        return perSecond > 0;
    }
}
