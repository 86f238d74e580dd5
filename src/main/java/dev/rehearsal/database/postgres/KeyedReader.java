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
        this.keys = String.join(", ", table.key());
        this.keyValues =
                table.key().stream().map("%s::text"::formatted).collect(Collectors.joining(", ", "array[", "]"));
    }

    @Override
    public Optional<String> boundary(Optional<String> after, long rows) {
        String lead = table.key().get(0);
        return sql.text("select %s::text from %s where %s order by %1$s offset %d limit 1"
                .formatted(lead, pieces.source(), pieces.in(Piece.between(after, Optional.empty())), rows - 1));
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
