package dev.rehearsal.scenario;

/** One mistake in a scenario: where it is, what it is, and what could stand there instead. */
record Problem(Place place, String text) {
    @Override
    public String toString() {
        return "%s: %s".formatted(place, text);
    }
}
