package dev.rehearsal.database.dialect;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;

/** A table, view or sequence, by schema and name. Prints as standard SQL writes it, in double quotes. */
public record Relation(String schema, String name) implements Comparable<Relation> {
    private static final Comparator<Relation> BY_NAME =
            Comparator.comparing(Relation::schema).thenComparing(Relation::name);

    /** From the first two columns of a row. */
    public static Relation of(ResultSet row) throws SQLException {
        return new Relation(row.getString(1), row.getString(2));
    }

    @Override
    public int compareTo(Relation other) {
        return BY_NAME.compare(this, other);
    }

    @Override
    public String toString() {
        return quoted(schema) + "." + quoted(name);
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
