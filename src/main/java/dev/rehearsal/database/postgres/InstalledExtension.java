package dev.rehearsal.database.postgres;

import dev.rehearsal.database.Sql;
import java.util.List;

/**
 * An extension of a database, and the version that its server would install now. An upgrade of the server leaves
 * extensions as they are.
 */
public record InstalledExtension(String name, String version, String offered) {
    /**
     * The extensions that the server has a newer version of, by name. Its own default decides: versions are no numbers.
     */
    public static List<InstalledExtension> outdated(Sql sql) {
        return sql.list("""
                select e.extname, e.extversion, a.default_version
                from pg_extension e join pg_available_extensions a on a.name = e.extname
                where a.default_version <> e.extversion order by 1""", row -> new InstalledExtension(row.getString(1), row.getString(2), row.getString(3)));
    }

    public String updating() {
        return "alter extension %s update to %s".formatted(Quoted.identifier(name), Quoted.literal(offered));
    }

    /** As in {@code pg_trgm 1.5 → 1.6}. */
    @Override
    public String toString() {
        return "%s %s → %s".formatted(name, version, offered);
    }
}
