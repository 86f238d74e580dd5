package dev.rehearsal.time;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** An exception that came about because a limit of time had passed. */
public interface Late {
    /** Of a chain that may be a circle. */
    int MOST_CAUSES = 20;

    /** How long was waited in vain, which is less than the limit where that was shared with what came before. */
    Duration waited();

    /** The first in a chain of causes; empty where none came about like that. */
    static Optional<Late> in(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(MOST_CAUSES)
                .filter(Late.class::isInstance)
                .map(Late.class::cast)
                .findFirst();
    }
}
