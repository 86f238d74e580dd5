package dev.rehearsal.database;

/** The address that servers and applications use, as RDS reports it. */
public record Endpoint(String host, int port) {
    @Override
    public String toString() {
        return host + ":" + port;
    }
}
