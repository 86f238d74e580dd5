package dev.rehearsal.application;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * SQL whose parameters were written as {@code :name}.
 *
 * @param sql as JDBC has it, with question marks
 * @param parameters their names, one for each question mark
 */
record NamedStatement(String sql, List<String> parameters) {
    /** Not the casts of {@code ::bigint}. */
    private static final Pattern PARAMETER = Pattern.compile("(?<![:\\w]):([a-z]+)");

    NamedStatement {
        parameters = List.copyOf(parameters);
    }

    static NamedStatement parse(String text) {
        List<String> parameters = new ArrayList<>();
        Matcher matcher = PARAMETER.matcher(text);
        while (matcher.find()) {
            parameters.add(matcher.group(1));
        }
        return new NamedStatement(matcher.replaceAll("?"), parameters);
    }

    /** The values in the order of the question marks. */
    List<Object> arguments(Map<String, Object> values) {
        return parameters.stream()
                .map(name -> Objects.requireNonNull(values.get(name), () -> "nothing is given for :" + name))
                .toList();
    }
}
