package dev.rehearsal.check.parity;

/** A table of 15 plain columns, about 350 bytes a row, as applications have them. */
final class PlainTable {
    static final String CREATE = """
            create table public.plain (
                id bigint primary key, customer integer not null, quantity smallint, price numeric(12, 2), weight double precision,
                ratio real, paid boolean, name text not null, code varchar(20), note text, day date,
                at timestamptz, created timestamp, reference uuid, total bigint)
            """;

    /** The barest hash of a row: values and separators, though columns run into one another where one is null. */
    static final String HASHED = """
            select count(*), sum(hashtextextended(concat_ws(chr(31), id, customer, quantity, price, weight, ratio, paid, name,
                code, note, day, at, created, reference, total) collate "C", 0))
            from public.plain
            """;

    private PlainTable() {}

    /** The same rows whenever it is run. */
    static String fill(long from, long to) {
        return """
                insert into public.plain
                select i, i %% 1000, i %% 100, i / 7.0, sqrt(i), i / 3.0, i %% 2 = 0, 'customer ' || i, 'code-' || i %% 5000,
                       repeat(md5(i::text), 4), date '2020-01-01' + (i %% 2000)::int,
                       timestamptz '2024-01-01 00:00+00' + i * interval '1 second', timestamp '2024-01-01' + i * interval '1 ms',
                       md5(i::text)::uuid, case when i %% 10 <> 0 then i * 3 end
                from generate_series(%d, %d) i
                """.formatted(from, to);
    }
}
