package dev.rehearsal.journal;

/**
 * One thing a check saw.
 *
 * @param verdict what it makes of the rehearsal: {@link Verdict#FAILED} or {@link Verdict#UNKNOWN}
 * @param where the server, table, step, window or kind of request it concerns
 * @param advice what to do about it
 */
public record Finding(FindingCode code, Verdict verdict, String expected, String found, String where, String advice) {
    /** This finding, where it is known why. */
    public Finding because(String cause) {
        return new Finding(code, verdict, expected, "%s; %s".formatted(cause, found), where, advice);
    }

    public static Finding failed(FindingCode code, String expected, String found, String where, String advice) {
        return new Finding(code, Verdict.FAILED, expected, found, where, advice);
    }

    public static Finding unknown(FindingCode code, String expected, String found, String where, String advice) {
        return new Finding(code, Verdict.UNKNOWN, expected, found, where, advice);
    }
}
