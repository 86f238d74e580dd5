package dev.rehearsal.step;

import java.util.Collection;

import static java.util.stream.Collectors.joining;

/** The first of many things, and how many there are beyond; for sentences that somebody is to read. */
public record Few(Collection<?> things) {
    private static final int SHOWN = 5;

    @Override
    public String toString() {
        String first = things.stream().limit(SHOWN).map(String::valueOf).collect(joining(", "));
        return things.size() > SHOWN ? "%s and %d more".formatted(first, things.size() - SHOWN) : first;
    }
}
