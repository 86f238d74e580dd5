package dev.rehearsal.database.postgres;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Against what releases 16 and later keep of the same names. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class IcuLocaleTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            de_DE                                  | de-DE
            DE-de                                  | de-DE
            root                                   | und
            ``                                     | und
            en-u-kn-true                           | en-u-kn
            en-u-kn                                | en-u-kn
            en-u-kn-false                          | en-u-kn-false
            en@colNumeric=no                       | en-u-kn-false
            en-u-ks-level1-kn                      | en-u-kn-ks-level1
            de@collation=phonebook                 | de-u-co-phonebk
            de_AT@colNumeric=yes;colCaseFirst=upper | de-AT-u-kf-upper-kn
            @colStrength=secondary                 | und-u-ks-level2
            und@colAlternate=non-ignorable         | und-u-ka-noignore
            en_US_POSIX                            | en-US-u-va-posix
            en-US-posix                            | en-US-u-va-posix
            en_US@va=posix                         | en-US-u-va-posix
            en_US_POSIX@colNumeric=yes             | en-US-u-kn-va-posix
            en-US-u-va-posix-kn                    | en-US-u-kn-va-posix
            ca_ES_VALENCIA                         | ca-ES-valencia
            sl-rozaj-biske                         | sl-biske-rozaj
            zh__PINYIN                             | zh-pinyin
            de_DE_POSIX_1901                       | de-DE-1901-posix
            """)
    void whatever_it_was_called_its_tag_is_one(String name, String tag) {
        assertThat(new IcuLocale(name).tag()).isEqualTo(tag);
    }

    @ParameterizedTest
    @CsvSource({"de@unknown=x", "no locale at all", "de@", "@;"})
    void what_makes_no_tag_stays_as_it_is(String name) {
        assertThat(new IcuLocale(name).tag()).isEqualTo(name);
    }

    @Test
    void names_are_found_in_a_description_by_their_marks() {
        assertThat(IcuLocale.canonical("ICU, \u0003de@collation=phonebook\u0004, nondeterministic"))
                .isEqualTo("ICU, de-u-co-phonebk, nondeterministic");
        assertThat(IcuLocale.canonical("libc, de_DE")).isEqualTo("libc, de_DE");
    }
}
