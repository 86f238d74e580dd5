package dev.rehearsal.requests;

/** How one kind of record looks as a line of text. Immutable. */
public interface LogFormat<R> {
    /** What one record is called, as in "line 3 is no request". */
    String noun();

    /** The first line of a file: what it holds, in which version, in which columns. */
    String header();

    /** The record as a line, without the line's end. */
    String line(R record);

    R parse(Fields fields) throws MalformedLineException;
}
