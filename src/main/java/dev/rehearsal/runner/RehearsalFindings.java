package dev.rehearsal.runner;

import dev.rehearsal.environment.EnvironmentFailedException;
import dev.rehearsal.journal.Finding;
import dev.rehearsal.journal.FindingCode;
import dev.rehearsal.load.LoadBrokenException;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a rehearsal makes of what goes wrong around its steps: nothing is known, and that is said. */
final class RehearsalFindings {
    private static final Logger LOG = LoggerFactory.getLogger(RehearsalFindings.class);

    private RehearsalFindings() {}

    /** Traffic that may still be held somewhere. */
    static Finding withGate(Exception e) {
        return Finding.failed(
                FindingCode.UNDO_FAILED,
                "traffic flows again on every member of the gate",
                String.valueOf(e.getMessage()),
                "gate",
                "release the gate by hand");
    }

    static Finding crash(String what, Exception crash) {
        LOG.error("{} crashed", what, crash);
        return Finding.unknown(
                FindingCode.CHECK_CRASHED,
                "%s comes to its end".formatted(what),
                String.valueOf(crash.getMessage() == null ? crash : crash.getMessage()),
                what,
                "see the log of the rehearsal; when the cause is not the environment, report it as a bug");
    }

    static Finding withEnvironment(String environment, EnvironmentFailedException e) {
        LOG.error("the environment could not be opened", e);
        return Finding.unknown(
                FindingCode.ENVIRONMENT_FAILED,
                "an open environment",
                String.valueOf(e.getMessage()),
                environment,
                "mend what the message names, then rehearse again");
    }

    static Finding withLoad(LoadBrokenException e) {
        return Finding.unknown(
                FindingCode.LOAD_BROKEN,
                "a load that goes on until it is stopped",
                String.valueOf(e.getMessage()),
                "load",
                "mend what the message names, then rehearse again");
    }

    static Finding withoutLedger() {
        return Finding.unknown(
                FindingCode.NOT_LOOKED_AT,
                "every acknowledged write accounted for",
                "an application of your own, of which nobody knows where its writes go",
                "ledger",
                "rehearse with the reference application too; what your own application's clients saw is judged above");
    }

    static Finding withJournal(IOException e) {
        return Finding.unknown(
                FindingCode.RECORD_BROKEN,
                "a journal that is complete",
                String.valueOf(e.getMessage()),
                "the rehearsal's folder",
                "make room, or choose another folder with --out, then rehearse again");
    }

    static Finding interruption(InterruptedException e) {
        return Finding.unknown(
                FindingCode.INTERRUPTED,
                "a rehearsal that runs to its end",
                String.valueOf(e.getMessage()),
                "the rehearsal",
                "run it again");
    }
}
