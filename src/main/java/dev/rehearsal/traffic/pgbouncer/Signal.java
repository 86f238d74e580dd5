package dev.rehearsal.traffic.pgbouncer;

import dev.rehearsal.database.Withheld;
import dev.rehearsal.traffic.GateException;
import java.util.List;

/** A way to send PgBouncer a signal where it runs. */
public interface Signal {
    /** Sends a signal, such as {@code USR1}. */
    void send(String name) throws GateException, InterruptedException;

    /**
     * By a line of the operator's for the shell, which finds the signal's name in {@code $1}.
     *
     * @param withheld what it is not told
     */
    static Signal by(String line, Withheld withheld) {
        return name -> {
            Ran ran = Ran.of(List.of("sh", "-c", line, "sh", name), "", withheld);
            if (!ran.isSuccess()) {
                throw ran.refused(withheld.without("send PgBouncer the signal %s → %s → run the line by hand: %s"
                        .formatted(name, ran.failure(), line)));
            }
        };
    }
}
