package dev.rehearsal.traffic.pgbouncer;

import java.util.Optional;

/**
 * What is known of the applications behind a PgBouncer.
 *
 * @param database as they name it there
 * @param prepareThreshold after how many executions their driver prepares a statement on the server, 0 for never; empty
 *     where that is not known
 */
public record Clientele(String database, Optional<Integer> prepareThreshold) {
    boolean isPreparing() {
        return prepareThreshold.filter(threshold -> threshold > 0).isPresent();
    }
}
