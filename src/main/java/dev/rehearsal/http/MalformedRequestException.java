package dev.rehearsal.http;

/** A request that cannot be understood, so that its connection is of no further use. */
final class MalformedRequestException extends Exception {
    private static final long serialVersionUID = 1;

    private final int status;

    MalformedRequestException(int status, String message) {
        super(message);
        this.status = status;
    }

    HttpAnswer answer() {
        return HttpAnswer.text(status, String.valueOf(getMessage()));
    }
}
