package dev.rehearsal.database.postgres;

import dev.rehearsal.database.SchemaItem;
import dev.rehearsal.database.Sql;
import dev.rehearsal.database.SqlFailedException;
import dev.rehearsal.database.dialect.CommonParser;
import java.util.Optional;
import java.util.Set;

/**
 * The parser of one server, which tells whether two texts mean the same: not how a release spells an expression, nor
 * how somebody wrote it, makes a difference to it. It has them compared by a rule of SQL: expressions of
 * {@code DISTINCT ON} must be those of {@code ORDER BY}, and are when the trees that they were parsed to are equal,
 * whatever form calls and casts were written in (transformDistinctOnClause in parser/parse_clause.c,
 * nodes/equalfuncs.c). {@code PREPARE} parses and runs nothing: it needs no right on what is named but that on its
 * schema, and works for a login that may only read, on a standby too.
 *
 * @param sql a connection that {@link CanonicalSession} prepared, to the newer of two servers, which reads what an
 *     older one writes
 */
record PostgresParser(Sql sql) implements CommonParser {
    private static final String COMPARED = "prepare meaning as select distinct on (exists (%s)) 1 order by exists (%s)";
    /** No right on a schema; a table that somebody has locked. */
    private static final Set<String> KEEPING_IT_FROM_READING = Set.of("42501", "55P03");

    /** The parser compares what they hold of expressions, and their text the rest. */
    @Override
    public Answer compare(SchemaItem one, SchemaItem other) {
        return one.meaning()
                .flatMap(here -> other.meaning()
                        .filter(there -> there.rest().equals(here.rest()))
                        .map(there -> compare(here.query(), there.query())))
                .orElse(Answer.DIFFERENT);
    }

    /** Compares two queries. */
    Answer compare(String one, String other) {
        try {
            sql.execute(COMPARED.formatted(one, other));
            sql.execute("deallocate meaning");
            return Answer.SAME;
        } catch (SqlFailedException e) {
            if (e.isConnectionLoss()) {
                throw e;
            }
            return KEEPING_IT_FROM_READING.contains(e.sqlState())
                    ? new Answer(false, Optional.of(LockedTables.reason(e, sql)))
                    : Answer.DIFFERENT;
        }
    }
}
