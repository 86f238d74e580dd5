package dev.rehearsal.server;

/** A server process could not do what it was asked. The message says: attempted, found, what to do. */
public final class ServerException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public ServerException(String attempted, String found, String advice) {
        super("%s → %s → %s".formatted(attempted, found, advice));
    }

    public ServerException(String attempted, Exception cause, String advice) {
        super("%s → %s → %s".formatted(attempted, cause, advice), cause);
    }
}
