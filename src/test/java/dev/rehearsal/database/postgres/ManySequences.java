package dev.rehearsal.database.postgres;

/** Statements about sequences by the thousand, as one schema for each tenant brings them; they commit now and then. */
public final class ManySequences {
    /** A statement alone would need a lock for every one at once. */
    private static final String EACH = """
            do $$
            begin
              for number in %d..%d loop
                execute format('%s', number);
                if number %% 100 = 0 then commit; end if;
              end loop;
            end
            $$""";

    private ManySequences() {}

    /** Makes {@code many.s_1} and so on, in a schema that is there. */
    public static String made(int from, int to) {
        return each("create sequence many.s_%1$s", from, to);
    }

    /** Drops all that are there. */
    public static String dropped() {
        return """
                do $$
                declare
                  names text;
                begin
                  for names in select string_agg(format('%I.%I', schemaname, sequencename), ', ')
                               from (select *, row_number() over () / 100 as part from pg_sequences) each group by part loop
                    execute 'drop sequence ' || names;
                    commit;
                  end loop;
                end
                $$""";
    }

    /** Does something for each number, which stands in place of {@code %1$s}; quotes are to be doubled. */
    public static String each(String statement, int from, int to) {
        return EACH.formatted(from, to, statement);
    }
}
