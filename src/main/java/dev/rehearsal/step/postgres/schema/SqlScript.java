package dev.rehearsal.step.postgres.schema;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.postgresql.core.Parser;

/** A text of many statements, such as a migration or a dump. */
final class SqlScript {
    /**
     * What pg_dump of 13.22, 17.6 and the like writes for psql: nothing is taken for a command until the key is named.
     */
    private static final Pattern RESTRICTED = Pattern.compile("^\\\\restrict (\\w+)$", Pattern.MULTILINE);

    private static final Pattern COMMENTS_BEFORE = Pattern.compile("^(?:\\s|--[^\\n]*(?:\\n|$))+");

    private SqlScript() {}

    /**
     * The statements without comments before them, as the driver would split them, which knows quotes, dollar quotes,
     * comments and SQL-standard function bodies.
     */
    static List<String> statements(String script) {
        try {
            return Parser.parseJdbcSql(unrestricted(script), true, false, true, false, false).stream()
                    .map(query -> COMMENTS_BEFORE
                            .matcher(query.nativeSql)
                            .replaceFirst("")
                            .strip())
                    .filter(statement -> !statement.isEmpty())
                    .toList();
        } catch (SQLException e) {
            throw new IllegalArgumentException("cannot tell the statements of a script apart", e);
        }
    }

    /** Without the two lines that psql alone understands. */
    private static String unrestricted(String script) {
        Optional<String> key =
                RESTRICTED.matcher(script).results().findFirst().map((MatchResult restricted) -> restricted.group(1));
        return key.map(name -> script.lines()
                        .filter(line -> !line.equals("\\restrict " + name) && !line.equals("\\unrestrict " + name))
                        .collect(Collectors.joining("\n")))
                .orElse(script);
    }
}
