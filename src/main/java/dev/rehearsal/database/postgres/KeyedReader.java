package dev.rehearsal.database.postgres;

import dev.rehearsal.database.RowStream;
import dev.rehearsal.database.Sql;
import dev.rehearsal.database.rows.Piece;
import dev.rehearsal.database.rows.PieceSum;
import dev.rehearsal.database.rows.RowDigest;
import dev.rehearsal.database.rows.RowReader;
import dev.rehearsal.database.rows.RowValues;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads a table that has a key. */
final class KeyedReader implements RowReader {
    /** Into how many parts of as many rows statistics divide a table where nobody asked for less. */
    private static final long COARSEST = 100;

    private static final String STATISTICS = """
            with bounds as (
                select unnest(s.histogram_bounds::text::%3$s[]) as %5$s
                from pg_class c join pg_namespace n on n.oid = c.relnamespace
                join pg_stats s on s.schemaname = n.nspname and s.tablename = c.relname and s.inherited = (c.relkind = 'p')
                where c.oid = %1$s::regclass and quote_ident(s.attname) = %2$s)
            select %5$s::text as boundary from bounds where %4$s order by bounds.%5$s
            offset %6$d * (select count(*) from bounds) / %7$d limit 1""";

    private final Sql sql;
    private final TableTwin table;
    private final PieceSql pieces;
    private final ShownSql shown;
    private final String keys;
    private final String keyValues;

    KeyedReader(Sql sql, String source, TableTwin table) {
        this.sql = sql;
        this.table = table;
        this.pieces = new PieceSql(
                source,
                table.key().get(0),
                table.hash().of(table.keyColumns()),
                table.hash().of(table.all()));
        this.shown = new ShownSql(table.all(), table.hash());
        this.keys = table.keyColumns().stream().map(KeyedReader::comparable).collect(Collectors.joining(", "));
        this.keyValues =
                table.key().stream().map("%s::text"::formatted).collect(Collectors.joining(", ", "array[", "]"));
    }

    @Override
    public Optional<String> boundary(Optional<String> after, long rows) {
        String lead = table.key().get(0);
        String left = pieces.in(Piece.between(after, Optional.empty()));
        return estimated(lead, left, rows)
                .or(() -> sql.text("select %s::text as boundary from %s where %s order by %1$s offset %d limit 1"
                        .formatted(lead, pieces.source(), left, rows - 1)));
    }

    /** As statistics have it, which costs nothing, unless they are too coarse or say nothing of what is left. */
    private Optional<String> estimated(String lead, String left, long rows) {
        if (table.rows() == 0 || rows < table.rows() / COARSEST) {
            return Optional.empty();
        }
        return sql.text(STATISTICS.formatted(
                Quoted.literal(table.name()),
                Quoted.literal(lead),
                table.keyColumns().get(0).type(),
                left,
                lead,
                rows,
                table.rows()));
    }

    @Override
    public List<PieceSum> sums(Piece piece, int bits) {
        return pieces.sums(sql, piece, bits);
    }

    @Override
    public RowStream<RowDigest> digests(Piece piece) {
        return sql.stream(digests(pieces.in(piece)) + " order by 1", KeyedReader::digest);
    }

    @Override
    public List<RowDigest> digests(List<List<String>> rows) {
        return sql.list(digests(among(rows)), KeyedReader::digest);
    }

    @Override
    public List<RowValues> values(List<List<String>> rows) {
        return sql.list(
                "select %s, %s from %s where %s".formatted(keyValues, shown.values(), pieces.source(), among(rows)),
                row -> new RowValues(key(row, 1), ShownSql.values(row, 2)));
    }

    private String digests(String condition) {
        return "select %s, %s, %s from %s where %s"
                .formatted(pieces.place(), keyValues, pieces.row(), pieces.source(), condition);
    }

    /** A type that did not come with the server is compared by functions that no name without a schema finds. */
    private static String comparable(Column column) {
        return column.type().contains(".") ? column.name() + "::text" : column.name();
    }

    /** Literals without a type take that of the column, whatever it is. */
    private String among(List<List<String>> rows) {
        return rows.stream()
                .map(key -> key.stream().map(Quoted::literal).collect(Collectors.joining(", ", "(", ")")))
                .collect(Collectors.joining(", ", "(%s) in (".formatted(keys), ")"));
    }

    private static RowDigest digest(ResultSet row) throws SQLException {
        return new RowDigest(row.getLong(1), key(row, 2), row.getLong(3));
    }

    private static List<String> key(ResultSet row, int column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
