package dev.rehearsal.localrds.answer;

import java.time.Instant;

/**
 * One call that RDS was asked to act on.
 *
 * @param operation as in {@code ModifyDBInstance}
 * @param request its members in words, passwords hidden
 */
public record Call(Instant at, String operation, String request) {}
