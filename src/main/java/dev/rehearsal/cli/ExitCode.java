package dev.rehearsal.cli;

import dev.rehearsal.journal.Verdict;

/** What the command tells its caller when it ends. */
enum ExitCode {
    PASSED(0),
    FAILED(1),
    /** The command, its arguments or a file it was given cannot be used; nothing was started. */
    USAGE(2),
    UNKNOWN(3);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    static ExitCode of(Verdict verdict) {
        return switch (verdict) {
            case PASSED -> PASSED;
            case FAILED -> FAILED;
            case UNKNOWN -> UNKNOWN;
        };
    }
}
