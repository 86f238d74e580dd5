package dev.rehearsal.scenario;

/** One mistake in a scenario: where it is, what it is, and what could stand there instead. */
record Problem(Place place, String text) {
    /** Whether the command line made it, and not the file. */
    boolean isGiven() {
        return place.line() == 0;
    }

    @Override
    public String toString() {
        return "%s: %s".formatted(place, text);
    }
}
