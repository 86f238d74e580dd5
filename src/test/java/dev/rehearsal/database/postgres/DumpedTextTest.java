package dev.rehearsal.database.postgres;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class DumpedTextTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            CHECK (((s)::text = ANY ((ARRAY['a'::character varying, 'b''s'::character varying])::text[]))) | CHECK (((s)::text = ANY (ARRAY[('a'::character varying)::text, ('b''s'::character varying)::text])))
            SELECT ( SELECT 'x'::text) AS y | SELECT ( SELECT 'x'::text AS text) AS y
            SELECT ( SELECT 1::bigint) AS y | SELECT ( SELECT 1::bigint AS int8) AS y
            """)
    void what_a_dump_spells_otherwise_is_the_same(String original, String dumped) {
        assertThat(DumpedText.of(original)).isEqualTo(DumpedText.of(dumped));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            CHECK (((s)::text = ANY ((ARRAY['a'::character varying, 'b'::character varying])::text[]))) | CHECK (((s)::text = ANY (ARRAY[('a'::character varying)::text])))
            CHECK (((s)::text = ANY ((ARRAY['a'::character varying])::text[]))) | CHECK (((s)::text = ANY (ARRAY[('c'::character varying)::text])))
            SELECT s.a FROM ( SELECT (t.x)::integer AS a, (t.y)::integer AS b FROM t) s | SELECT s.a FROM ( SELECT (t.x)::integer AS b, (t.y)::integer AS a FROM t) s
            CHECK (((s)::text = ANY ((ARRAY['a'::character varying])::text[]))) | CHECK (((s)::text <> ANY (ARRAY[('a'::character varying)::text])))
            """)
    void anything_else_is_not(String one, String other) {
        assertThat(DumpedText.of(one)).isNotEqualTo(DumpedText.of(other));
    }
}
