package dev.rehearsal.database.dialect;

/**
 * Which database of which running server a session is in, by whatever address it came there: an endpoint may have
 * moved. A physical copy is the same database as its origin, but was not started at the same instant.
 *
 * @param database what a physical copy shares with its origin
 * @param started when the server was
 */
public record DatabaseIdentity(String database, String started) {
    @Override
    public String toString() {
        return "%s since %s".formatted(database, started);
    }
}
