package dev.rehearsal.server;

import java.time.Instant;

/**
 * The end of what a server has written to its log over all its starts.
 *
 * @param size of the whole log, in bytes
 * @param written when it last wrote
 * @param text from the beginning of a line on
 */
public record LogTail(long size, Instant written, String text) {
    /** Of a server that has written nothing yet. */
    public static final LogTail NOTHING = new LogTail(0, Instant.EPOCH, "");

    /** The end without what precedes its first whole line, where the text is not all of the log. */
    public static LogTail cut(long size, Instant written, String text, boolean isWhole) {
        return new LogTail(size, written, isWhole ? text : text.substring(text.indexOf('\n') + 1));
    }
}
