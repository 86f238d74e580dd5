package dev.rehearsal.report.story;

import java.time.Instant;

/**
 * Requests that went wrong in the same way.
 *
 * @param error the SQL state, or a word for what went wrong
 * @param sample the first of them
 */
public record ErrorLine(String error, long failed, long unknown, Instant first, Instant last, String sample) {}
