package dev.rehearsal.database.postgres;

import dev.rehearsal.database.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Sets a session up so that equal values are spelled alike on every server, whatever its settings, and that nothing it
 * does writes or is broken off by a limit.
 */
public final class CanonicalSession {
    /** By which values, and expressions that hold them, are spelled. */
    static final List<String> SPELLING = List.of(
            "timezone = 'UTC'",
            "datestyle = 'ISO, YMD'",
            "intervalstyle = 'postgres'",
            "bytea_output = 'hex'",
            "extra_float_digits = 3",
            "lc_monetary = 'C'",
            "xmloption = 'content'",
            "quote_all_identifiers = off",
            "standard_conforming_strings = on");

    private static final List<String> SETTINGS = List.of(
            // What the values of types such as regclass are called, and whose functions are meant.
            "set search_path = ''",
            // Policies would hide rows in silence; without them, whoever may not see all is refused.
            "set row_security = off",
            "set default_transaction_read_only = on",
            // A comparison takes from a server what its connections can take, and no more.
            "set max_parallel_workers_per_gather = 0",
            // Compiling takes longer than it saves in a statement that reads a part of a table.
            "set jit = off",
            // Rows of a range are to be found by index; statements without a range have no choice.
            "set enable_seqscan = off");

    /** The limits that the server knows; {@code transaction_timeout} is there from 17 on. */
    private static final String NO_LIMITS = """
            select set_config(name, '0', false) from pg_settings
            where name in ('statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout',
                           'idle_session_timeout', 'transaction_timeout')
            """;

    private CanonicalSession() {}

    /** Sets up a connection of its own, of which each statement sees what was committed when it began. */
    public static void prepare(Sql sql) {
        sql.execute(SPELLING.stream().map("set "::concat).collect(Collectors.joining("; ")));
        sql.execute(String.join("; ", SETTINGS));
        sql.texts(NO_LIMITS);
    }

    /** The same, but all statements see one snapshot, which is taken by the first of them. */
    public static void begin(Sql sql) {
        prepare(sql);
        try {
            sql.connection().setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            sql.connection().setReadOnly(true);
        } catch (SQLException e) {
            throw sql.failure("begin a transaction with one snapshot", e);
        }
        beginAgain(sql);
    }

    /** Begins such a transaction anew, where a snapshot was let go of. */
    public static void beginAgain(Sql sql) {
        try {
            sql.connection().setAutoCommit(false);
        } catch (SQLException e) {
            throw sql.failure("begin a transaction with one snapshot", e);
        }
    }

    /** Lets go of the snapshot; from now on each statement sees what was committed when it began. */
    public static void release(Sql sql) {
        try {
            sql.connection().rollback();
            sql.connection().setAutoCommit(true);
        } catch (SQLException e) {
            throw sql.failure("let go of a snapshot", e);
        }
    }
}
