package dev.rehearsal.database.postgres;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What PostgreSQL had and has no longer, of releases 13 and later. Servers tell it; what they told stands in
 * {@code removals/postgres.tsv}, since it is to be known before there is a server of the later release.
 */
public record RemovedFeatures(List<RemovedFeature> all) {
    private static final String LIST = "/removals/postgres.tsv";

    /** Of the function {@code p}, as the list names it. */
    static final String SIGNATURE = "format('%%s(%%s)', p.proname, (select string_agg(%s, ', ' order by argument.place)"
            .concat(" from unnest(p.proargtypes) with ordinality argument (type, place)))")
            .formatted(type("argument.type"));

    /** Of the operator {@code o}, as the list names it. */
    static final String OPERATOR = "format('%%s.%%s(%%s, %%s)', o.oprnamespace::regnamespace, o.oprname, %s, %s)"
            .formatted(type("o.oprleft"), type("o.oprright"));

    /** As a table of a query that takes {@link #text} as its argument. */
    private static final String TABLE = """
            removals (release, kind, name) as (
              select split_part(line, E'\\t', 1)::int, split_part(line, E'\\t', 2), split_part(line, E'\\t', 3)
              from regexp_split_to_table(?, E'\\n') line where line <> ''
            )
            """;

    public RemovedFeatures {
        all = List.copyOf(all);
    }

    /** All that are known. */
    public static RemovedFeatures known() {
        try (InputStream list = RemovedFeatures.class.getResourceAsStream(LIST)) {
            if (list == null) {
                throw new FileNotFoundException("no file %s among the resources".formatted(LIST));
            }
            return of(new String(list.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + LIST, e);
        }
    }

    static RemovedFeatures of(String text) {
        return new RemovedFeatures(text.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(RemovedFeature::of)
                .toList());
    }

    /** What a database of the one release may have, and none of the other has. */
    public RemovedFeatures between(int from, int to) {
        return new RemovedFeatures(all.stream()
                .filter(each -> each.release() <= to)
                .filter(each -> each.release() > from || each.kind().isOfAnExtension())
                .toList());
    }

    /** The names of one kind, in the order of the list. */
    public List<String> names(RemovedFeature.Kind kind) {
        return all.stream()
                .filter(each -> each.kind() == kind)
                .map(RemovedFeature::name)
                .toList();
    }

    /** A line for each. */
    String text() {
        return all.stream().map(RemovedFeature::line).collect(Collectors.joining("\n"));
    }

    /**
     * Fills in, in a query, the table of removals, and how the list names a function {@code p} and an operator
     * {@code o}.
     */
    static String filled(String query) {
        return query.replace("{removals}", TABLE)
                .replace("{signature p}", SIGNATURE)
                .replace("{operator o}", OPERATOR);
    }

    /** A type without its schema, such as {@code int8[]}; where there is none, NONE. */
    private static String type(String oid) {
        return "regexp_replace(coalesce((select typname::text from pg_type where oid = %s), 'NONE'), '^_(.*)$', '\\1[]')"
                .formatted(oid);
    }
}
