package dev.rehearsal.database;

import java.util.regex.Pattern;

/** Takes passwords out of text that is about to be shown or written. */
public final class Secrets {
    /**
     * After an equals sign anything is a password, after a space only what is quoted: "password authentication". Its
     * quotes are doubled where it stands in a string of SQL; the last of them is missing where text was cut.
     */
    private static final Pattern NAMED = Pattern.compile(
            "(?is)(password\\s*=\\s*|password\\s+(?='))"
                    + "(''(?:[^'\\\\]++|\\\\(?:''|.))++''|'(?:[^'\\\\]++|''|\\\\.)*+(?:'|\\z)|\"(?:[^\"\\\\]++|\\\\.)*+(?:\"|\\z)|[^\\s'\"&,)]++)");
    /** As in {@code postgresql://user:password@host}. */
    private static final Pattern IN_ADDRESS = Pattern.compile("(://[^\\s:/@'\"]*:)[^\\s/'\"]+(?=@)");

    private Secrets() {}

    /** The text with every password in it replaced by three asterisks. */
    public static String hidden(String text) {
        return IN_ADDRESS.matcher(NAMED.matcher(text).replaceAll("$1***")).replaceAll("$1***");
    }
}
