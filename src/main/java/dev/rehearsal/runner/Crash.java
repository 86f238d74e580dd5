package dev.rehearsal.runner;

import dev.rehearsal.journal.Finding;
import dev.rehearsal.journal.FindingCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the rehearsal makes of an exception that nobody expected: nothing is known, and that is said. */
final class Crash {
    private static final Logger LOG = LoggerFactory.getLogger(Crash.class);

    private Crash() {}

    static Finding of(String what, RuntimeException crash) {
        LOG.error("{} crashed", what, crash);
        return Finding.unknown(
                FindingCode.CHECK_CRASHED,
                "%s comes to its end".formatted(what),
                String.valueOf(crash.getMessage() == null ? crash : crash.getMessage()),
                what,
                "see the log of the rehearsal; when the cause is not the environment, report it as a bug");
    }
}
