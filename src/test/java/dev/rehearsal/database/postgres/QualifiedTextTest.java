package dev.rehearsal.database.postgres;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class QualifiedTextTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            SELECT o.total FROM public.orders o                | SELECT total FROM public.orders o
            SELECT x.x, x.y FROM public.x                      | SELECT x, y FROM public.x
            SELECT "An Order".id FROM "An Order"               | SELECT id FROM "An Order"
            SELECT o.a, ( SELECT l.b FROM s.l) FROM s.o        | SELECT a, ( SELECT b FROM s.l) FROM s.o
            SELECT public.f(o.a), 'o.a' FROM public.o          | SELECT public.f(a), 'o.a' FROM public.o
            """)
    void names_before_columns_make_no_difference(String blue, String green) {
        assertThat(isSpeltAs(blue, green)).isTrue();
        assertThat(isSpeltAs(green, blue)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            SELECT o.total FROM public.orders o                | SELECT net FROM public.orders o
            SELECT o.total FROM public.orders o                | SELECT total FROM public.orders o WHERE true
            SELECT o.total FROM public.orders o WHERE true     | SELECT total FROM public.orders o
            SELECT o.total FROM public.orders o                | SELECT total FROM public.returns o
            SELECT 'o.a' FROM public.o                         | SELECT 'a' FROM public.o
            SELECT public.round(a) FROM public.o               | SELECT round(a) FROM public.o
            SELECT (a)::public.date FROM public.o              | SELECT (a)::date FROM public.o
            SELECT a FROM public.o                             | SELECT a FROM o
            """)
    void anything_else_does(String blue, String green) {
        assertThat(isSpeltAs(blue, green)).isFalse();
    }

    private static boolean isSpeltAs(String blue, String green) {
        return QualifiedText.of(blue).isSpeltAs(QualifiedText.of(green));
    }
}
