package dev.rehearsal.database.postgres;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A definition, as words and signs, in which the names of relations may stand before columns. */
record QualifiedText(List<String> tokens) {
    private static final Pattern TOKEN = Pattern.compile("\\w+|\"(?:[^\"]|\"\")+\"|'(?:[^']|'')*'|\\s+|.");

    static QualifiedText of(String text) {
        return new QualifiedText(
                TOKEN.matcher(text).results().map(MatchResult::group).toList());
    }

    /** Whether the other one is this one without some of the names before columns, and otherwise the same. */
    boolean isSpeltAs(QualifiedText other) {
        int here = 0;
        for (int there = 0; there < other.tokens.size(); there++) {
            if (isQualifier(here) && !other.isQualifier(there)) {
                here += 2;
            }
            if (here >= tokens.size() || !tokens.get(here).equals(other.tokens.get(there))) {
                return false;
            }
            here++;
        }
        return here == tokens.size();
    }

    /** A name and a point before a column; before a function or type, or after {@code FROM}, it would be a schema. */
    private boolean isQualifier(int place) {
        return at(place).matches("(?s)[\\w\"].*")
                && at(place + 1).equals(".")
                && !at(place + 3).equals("(")
                && !at(place - 1).equals(":")
                && !at(place - 2).matches("FROM|JOIN|ONLY");
    }

    private String at(int place) {
        return place >= 0 && place < tokens.size() ? tokens.get(place) : "";
    }
}
