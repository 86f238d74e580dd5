package dev.rehearsal.traffic.pgbouncer;

import dev.rehearsal.traffic.GateException;
import java.util.List;
import java.util.stream.Stream;

/** A way to send PgBouncer a signal where it runs. */
public interface Signal {
    /** Sends a signal, such as {@code USR1}. */
    void send(String name) throws GateException, InterruptedException;

    /** By a command of the operator's, which is given the signal's name as its last argument. */
    static Signal by(List<String> command) {
        return name -> {
            List<String> whole =
                    Stream.concat(command.stream(), Stream.of(name)).toList();
            Ran ran = Ran.of(whole, "");
            if (!ran.isSuccess()) {
                throw new GateException("send PgBouncer the signal %s → %s → run the command by hand: %s"
                        .formatted(name, ran.failure(), String.join(" ", whole)));
            }
        };
    }
}
