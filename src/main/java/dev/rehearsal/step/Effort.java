package dev.rehearsal.step;

import java.time.Duration;

/**
 * What an action takes while clients are held, in what can be counted beforehand.
 *
 * @param roundTrips questions to the server, or to all members of the gate at once
 * @param commits that the server flushes to disk
 * @param sessions whose server processes end
 * @param waitsAtMost how long it may wait for the work of others besides
 */
public record Effort(int roundTrips, int commits, int sessions, Duration waitsAtMost) {
    /** Of an action that is over before clients are held, or begins once they no longer are. */
    public static final Effort NOT_WHILE_HELD = roundTrips(0);

    public static Effort roundTrips(int number) {
        return new Effort(number, 0, 0, Duration.ZERO);
    }

    /** This effort with what is flushed to disk. */
    public Effort andCommits(int number) {
        return new Effort(roundTrips, number, sessions, waitsAtMost);
    }

    /** This effort with the end of so many sessions. */
    public Effort andSessions(int number) {
        return new Effort(roundTrips, commits, number, waitsAtMost);
    }

    /** This effort with a wait for what others do. */
    public Effort andWaiting(Duration atMost) {
        return new Effort(roundTrips, commits, sessions, atMost);
    }
}
