package dev.rehearsal.application;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Set;

/**
 * When the application tries again, and how long it waits before.
 *
 * <p>SQL states: <a href="https://www.postgresql.org/docs/current/errcodes-appendix.html">PostgreSQL's appendix A</a>.
 */
record Retry(Duration during) {
    /** The server ends sessions (a reboot, a fence), has crashed, or is not yet or no longer open for business. */
    private static final Set<String> SERVER_GOES_AWAY = Set.of("57P01", "57P02", "57P03");

    /**
     * Rolled back in favour of another transaction (40001 serialisation failure, 40P01 deadlock); too many connections
     * just now, as when two pools overlap (53300); a server that is read-only because it has been, or has not yet been,
     * promoted (25006).
     */
    private static final Set<String> PASSES = Set.of("40001", "40P01", "53300", "25006");

    private static final Duration FIRST = Duration.ofMillis(10);
    private static final Duration LONGEST = Duration.ofMillis(250);

    boolean isWorthwhile(SQLException error) {
        return isConnectionLost(error) || PASSES.contains(state(error));
    }

    /** Class 08: connection exceptions of the driver and of the server. */
    static boolean isConnectionLost(SQLException error) {
        return state(error).startsWith("08")
                || SERVER_GOES_AWAY.contains(state(error))
                || (error instanceof SQLTransientConnectionException && error.getSQLState() == null);
    }

    /** Whether the connection, though alive, leads to a server that will not do. */
    static boolean isWrongServer(SQLException error) {
        return state(error).equals("25006");
    }

    /** The wait after so many attempts: doubled each time, up to a limit. */
    Duration delay(int attempts) {
        Duration delay = FIRST.multipliedBy(1L << Math.min(attempts - 1, 10));
        return delay.compareTo(LONGEST) < 0 ? delay : LONGEST;
    }

    private static String state(SQLException error) {
        String state = error.getSQLState();
        return state == null ? "" : state;
    }
}
