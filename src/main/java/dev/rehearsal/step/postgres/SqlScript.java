package dev.rehearsal.step.postgres;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.postgresql.core.Parser;

/** A text of many statements, such as a migration or a dump. */
final class SqlScript {
    private SqlScript() {}

    /**
     * The statements, as the driver would split them, which knows quotes, dollar quotes, comments and SQL-standard
     * function bodies. Lines for psql alone, such as the \restrict that newer pg_dump writes, are left out.
     */
    static List<String> statements(String script) {
        String plain = script.lines()
                .filter(line -> !line.startsWith("\\restrict") && !line.startsWith("\\unrestrict"))
                .collect(Collectors.joining("\n"));
        try {
            return Parser.parseJdbcSql(plain, true, false, true, false, false).stream()
                    .map(query -> query.nativeSql.strip())
                    .filter(statement -> !statement.isEmpty())
                    .toList();
        } catch (SQLException e) {
            throw new IllegalArgumentException("cannot tell the statements of a script apart", e);
        }
    }
}
