package dev.rehearsal.database.postgres;

import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A locale as ICU takes it: a language tag, or a name of ICU's own such as {@code de_DE@collation=phonebook}. Up to
 * release 15 PostgreSQL keeps what somebody wrote; from then on, the tag that it comes to (icu_language_tag in
 * utils/adt/pg_locale.c).
 */
record IcuLocale(String name) {
    private static final String POSIX = "posix";

    /** Around a name in a description; nothing where that is null. */
    static final String IN_SQL = "(chr(3) || ($1) || chr(4))";

    private static final Pattern MARKED = Pattern.compile("\u0003([^\u0003\u0004]*)\u0004");

    /** ICU's names of keywords and what they are in a tag: CLDR, common/bcp47/collation.xml. */
    private static final Map<String, String> KEYS = Map.of(
            "collation", "co",
            "colalternate", "ka",
            "colbackwards", "kb",
            "colcasefirst", "kf",
            "colcaselevel", "kc",
            "colhiraganaquaternary", "kh",
            "colnormalization", "kk",
            "colnumeric", "kn",
            "colreorder", "kr",
            "colstrength", "ks");

    /** ICU's names of those keywords' values and what they are in a tag. */
    private static final Map<String, String> VALUES = Map.ofEntries(
            Map.entry("dictionary", "dict"),
            Map.entry("gb2312han", "gb2312"),
            Map.entry("phonebook", "phonebk"),
            Map.entry("traditional", "trad"),
            Map.entry("non-ignorable", "noignore"),
            Map.entry("primary", "level1"),
            Map.entry("secondary", "level2"),
            Map.entry("tertiary", "level3"),
            Map.entry("quaternary", "level4"),
            Map.entry("identical", "identic"),
            Map.entry("yes", "true"),
            Map.entry("no", "false"));

    /** A description with the tags of all names that are marked in it. */
    static String canonical(String text) {
        return MARKED.matcher(text).replaceAll(found -> Matcher.quoteReplacement(new IcuLocale(found.group(1)).tag()));
    }

    /** The one tag of all names with one meaning; a name that makes no tag, as it is. */
    String tag() {
        // ICU's own names leave the place of a country empty that is not named before a variant.
        String[] parts = name.replace('_', '-').replace("--", "-").split("@", 2);
        try {
            Locale.Builder tag = new Locale.Builder()
                    .setLanguageTag(parts[0].isEmpty() || parts[0].equalsIgnoreCase("root") ? "und" : parts[0]);
            for (String keyword : parts.length == 1 ? new String[0] : parts[1].split(";", -1)) {
                String[] pair = keyword.strip().toLowerCase(Locale.ROOT).split("=", 2);
                tag.setUnicodeLocaleKeyword(KEYS.getOrDefault(pair[0], pair[0]), value(pair[pair.length - 1]));
            }
            Locale locale = tag.build();
            locale.getUnicodeLocaleKeys()
                    .forEach(key -> tag.setUnicodeLocaleKeyword(key, value(locale.getUnicodeLocaleType(key))));
            giveVariants(tag, locale.getVariant());
            return tag.build().toLanguageTag();
        } catch (IllformedLocaleException e) {
            return name.replace('_', '-');
        }
    }

    /**
     * Variants in small letters and in order (Unicode Technical Standard 35, canonical form of language identifiers);
     * POSIX alone is a keyword's value there.
     */
    private static void giveVariants(Locale.Builder tag, String written) {
        String variants =
                Stream.of(written.toLowerCase(Locale.ROOT).split("_")).sorted().collect(Collectors.joining("-"));
        if (variants.equals(POSIX)) {
            tag.setVariant("").setUnicodeLocaleKeyword("va", POSIX);
        } else {
            tag.setVariant(variants);
        }
    }

    /** That something is true is not written (Unicode Technical Standard 35, canonical form of extensions). */
    private static String value(String written) {
        String value = VALUES.getOrDefault(written, written);
        return value.equals("true") ? "" : value;
    }
}
