package dev.rehearsal.requests;

/** What the client was told about a request. */
public enum Status {
    OK,
    /** An error, after the application's own retries. */
    FAILED,
    /** Nothing, or nothing certain: the connection was lost or the time ran out after the request was sent. */
    UNKNOWN
}
