package dev.rehearsal.database.postgres;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.dialect.CommonParser;

/**
 * Whether two expressions on one table mean the same, though each of two servers spells its own: the parser of the
 * newer is asked where they are not alike to the letter. What it may not read counts as the same.
 */
record SameExpression(Sql newer) {
    /** Nobody waits for long where a table is locked. */
    private static final String PATIENCE = "set local lock_timeout = '2s'";

    private static final String RELEASE = "select current_setting('server_version_num')::int";

    static SameExpression of(Sql one, Sql other) {
        return new SameExpression(one.number(RELEASE) > other.number(RELEASE) ? one : other);
    }

    boolean isSame(String table, String one, String other) {
        if (one.equals(other)) {
            return true;
        }
        CommonParser.Answer answer = CatalogLook.of(newer, () -> {
            newer.execute(PATIENCE);
            return new PostgresParser(newer).compare(query(table, one), query(table, other));
        });
        return answer.isSame() || answer.obstacle().isPresent();
    }

    private static String query(String table, String expression) {
        return "select (%s) as x from %s".formatted(expression, table);
    }
}
