package dev.rehearsal.database;

/** One database of one server, as applications name it. */
public record Address(Endpoint endpoint, String database) {
    @Override
    public String toString() {
        return endpoint + "/" + database;
    }
}
