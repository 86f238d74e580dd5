package dev.rehearsal.database;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How addresses of an engine's databases begin.
 *
 * @param word before {@code ://}
 * @param alsoWritten other words for it
 * @param usualPort where an address names none
 */
public record Scheme(String word, Set<String> alsoWritten, int usualPort) {
    public Scheme {
        alsoWritten = Set.copyOf(alsoWritten);
    }

    boolean is(@Nullable String written) {
        return written != null && (word.equals(written) || alsoWritten.contains(written));
    }
}
