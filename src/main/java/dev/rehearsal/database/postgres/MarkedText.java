package dev.rehearsal.database.postgres;

import dev.rehearsal.database.Meaning;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A description in which a query of the catalog has put marks around what a server's parser understands. */
record MarkedText(String text) {
    /** Around what {@code $1} stands for; nothing where that is null. */
    static final String IN_SQL = "(chr(1) || ($1) || chr(2))";

    private static final Pattern MARKED = Pattern.compile("\u0001([^\u0001\u0002]*)\u0002");

    /** As people read it. */
    String shown() {
        return MARKED.matcher(text).replaceAll("$1");
    }

    /**
     * What is marked, as one query; empty where nothing is.
     *
     * @param source what the names in the expressions are columns of, as {@code FROM} takes it; empty where what is
     *     marked is a query itself
     */
    Optional<Meaning> meaning(Optional<String> source) {
        List<String> marked =
                MARKED.matcher(text).results().map(MarkedText::content).toList();
        return marked.isEmpty()
                ? Optional.empty()
                : Optional.of(new Meaning(
                        MARKED.matcher(text).replaceAll("…"),
                        source.map(from -> "select %s from %s".formatted(String.join(", ", marked), from))
                                .orElse(marked.get(0))));
    }

    private static String content(MatchResult found) {
        return found.group(1).strip().replaceFirst(";$", "");
    }
}
