package dev.rehearsal.step.postgres.schema;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SqlScriptTest {
    @Test
    void comments_before_a_statement_and_the_end_of_a_dump_are_no_part_of_it() {
        assertThat(SqlScript.statements("""
                --
                -- Name: EXTENSION hstore; Type: COMMENT
                --

                COMMENT ON EXTENSION hstore IS '-- no comment';

                --
                -- PostgreSQL database dump complete
                --
                """)).containsExactly("COMMENT ON EXTENSION hstore IS '-- no comment'");
    }

    @Test
    void what_is_for_psql_alone_is_left_out_and_nothing_that_resembles_it() {
        assertThat(SqlScript.statements("""
                \\restrict RhdQFM7omLgcmlIB

                create function noted() returns text language sql as $$ select '
                \\restrict somebody
                ' $$;

                \\unrestrict RhdQFM7omLgcmlIB
                """))
                .containsExactly(
                        "create function noted() returns text language sql as $$ select '\n\\restrict somebody\n' $$");
    }
}
