package dev.rehearsal.traffic.pgbouncer;

import java.util.Optional;

/**
 * What is known of the applications behind a PgBouncer.
 *
 * @param database as they name it there
 * @param prepareThreshold after how many executions their driver prepares a statement on the server, 0 for never; empty
 *     where that is not known: drivers prepare unless they are told not to, that of PostgreSQL for Java after 5
 */
public record Clientele(String database, Optional<Integer> prepareThreshold) {
    boolean isPreparing() {
        return prepareThreshold.map(threshold -> threshold > 0).orElse(true);
    }
}
