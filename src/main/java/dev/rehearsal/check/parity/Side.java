package dev.rehearsal.check.parity;

import dev.rehearsal.database.Sql;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One of the two servers of a comparison.
 *
 * @param open opens a connection that nobody used before, each time it is asked; from any thread
 * @param snapshot the shared snapshot that every connection is to see; empty where each statement is to see what is
 *     committed when it begins
 */
record Side(Supplier<Sql> open, Optional<String> snapshot) {}
