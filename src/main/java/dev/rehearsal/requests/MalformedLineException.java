package dev.rehearsal.requests;

/** A line is not what its format says. The message names the column and what stood there. */
public final class MalformedLineException extends Exception {
    private static final long serialVersionUID = 1;

    public MalformedLineException(String problem) {
        super(problem);
    }
}
