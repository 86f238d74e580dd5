package dev.rehearsal.database.postgres;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.rows.Piece;
import dev.rehearsal.database.rows.PieceSum;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Pieces of one table in SQL.
 *
 * @param source what to read from
 * @param lead the leading key column; empty where there are no ranges
 * @param place where a row comes in the order of rows
 * @param row the hash of a row
 */
record PieceSql(String source, String lead, String place, String row) {
    /** The condition that a row is in the piece. */
    String in(Piece piece) {
        List<String> conditions = new ArrayList<>();
        piece.after().ifPresent(after -> conditions.add("%s > %s".formatted(lead, Quoted.literal(after))));
        piece.upTo().ifPresent(upTo -> conditions.add("%s <= %s".formatted(lead, Quoted.literal(upTo))));
        if (piece.bits() > 0) {
            conditions.add("%s in (%s)"
                    .formatted(
                            bucket(piece.bits()),
                            piece.buckets().stream().map(String::valueOf).collect(Collectors.joining(", "))));
        }
        return conditions.isEmpty() ? "true" : String.join(" and ", conditions);
    }

    List<PieceSum> sums(Sql sql, Piece piece, int bits) {
        // Without the offset the hash would be computed twice, once for each of its two uses.
        String hashed = "(select %s as bucket, %s as row from %s where %s offset 0) as hashed"
                .formatted(bits == 0 ? "0" : bucket(bits), row, source, in(piece));
        String statement = "select %s, count(*), count(row), coalesce(sum(row), 0)::text from " + hashed;
        return sql.list(
                bits == 0
                        ? statement.replaceFirst("%s", "0")
                        : statement.replaceFirst("%s", "bucket") + " group by bucket",
                each -> new PieceSum(
                        each.getLong(1), each.getLong(2), each.getLong(3), String.valueOf(each.getString(4))));
    }

    private String bucket(int bits) {
        return "(%s & %d)".formatted(place, (1L << bits) - 1);
    }
}
