package dev.rehearsal.database.postgres;

import java.util.Locale;

/**
 * Something that PostgreSQL had and has no longer.
 *
 * @param release the first major version without it
 * @param name such as {@code pg_catalog.pg_stat_bgwriter.checkpoints_req}, {@code pg_catalog.!(int8, NONE)} or
 *     {@code force_parallel_mode}; of what belongs to an extension, its name stands where the schema does
 */
public record RemovedFeature(int release, Kind kind, String name) {
    /** What it was. */
    public enum Kind {
        /** Of a system view or of a table of the catalog. */
        COLUMN,
        /** Nothing takes a call with such arguments any more. */
        FUNCTION,
        /** A call still finds a function, which takes more or other arguments: by its signature it cannot be named. */
        SIGNATURE,
        /** A function whose columns are no longer the first of those that it returns. */
        RESULT,
        OPERATOR,
        /** A parameter of the configuration. */
        SETTING,
        EXTENSION,
        EXTENSION_COLUMN,
        EXTENSION_FUNCTION,
        /** A name that means something else, or nothing, unless it is quoted or qualified. */
        WORD,
        /** The name of a function or a type alone. */
        FUNCTION_WORD,
        /** What no catalog lists. */
        FEATURE;

        String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }

        static Kind of(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT).replace(' ', '_'));
        }

        /** An extension may be of a later version than its server brought, or of an earlier one. */
        boolean isOfAnExtension() {
            return this == EXTENSION || this == EXTENSION_COLUMN || this == EXTENSION_FUNCTION;
        }
    }

    static RemovedFeature of(String line) {
        String[] parts = line.split("\t", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("read a removal → '%s' is no release, kind and name".formatted(line));
        }
        return new RemovedFeature(Integer.parseInt(parts[0]), Kind.of(parts[1]), parts[2]);
    }

    String line() {
        return "%d\t%s\t%s".formatted(release, kind.text(), name);
    }
}
