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

/** Reads a table without a key, whose rows are known by their hashes; equal rows are counted. */
final class KeylessReader implements RowReader {
    private final Sql sql;
    private final PieceSql pieces;
    private final ShownSql shown;

    KeylessReader(Sql sql, String source, List<Column> columns, RowHash hash) {
        this.sql = sql;
        String row = hash.of(columns);
        this.pieces = new PieceSql(source, "", row, row);
        this.shown = new ShownSql(columns, hash);
    }

    @Override
    public Optional<String> boundary(Optional<String> after, long rows) {
        return Optional.empty();
    }

    @Override
    public List<PieceSum> sums(Piece piece, int bits) {
        return pieces.sums(sql, piece, bits);
    }

    @Override
    public RowStream<RowDigest> digests(Piece piece) {
        return sql.stream(digests(pieces.in(piece)) + " order by 1", KeylessReader::digest);
    }

    @Override
    public List<RowDigest> digests(List<List<String>> hashes) {
        return sql.list(digests(among(hashes)), KeylessReader::digest);
    }

    @Override
    public List<RowValues> values(List<List<String>> hashes) {
        return sql.list(
                "select distinct on (1) %s, %s from %s where %s"
                        .formatted(pieces.row(), shown.row(), pieces.source(), among(hashes)),
                row -> new RowValues(
                        List.of(row.getString(1)), List.of(new RowValues.Value(row.getString(1), row.getString(2)))));
    }

    private String digests(String condition) {
        return "select %s, count(*) from %s where %s group by 1".formatted(pieces.row(), pieces.source(), condition);
    }

    private String among(List<List<String>> hashes) {
        return "%s in (%s)"
                .formatted(
                        pieces.row(),
                        String.join(
                                ", ", hashes.stream().map(hash -> hash.get(0)).toList()));
    }

    private static RowDigest digest(ResultSet row) throws SQLException {
        return new RowDigest(row.getLong(1), List.of(row.getString(1)), row.getLong(2));
    }
}
