package dev.rehearsal.machine;

import dev.rehearsal.machine.ProcessSample.Other;
import dev.rehearsal.requests.Fields;
import dev.rehearsal.requests.LogFormat;
import dev.rehearsal.requests.MalformedLineException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Whose processes used the CPU, as text; others as {@code name/pid/share/resident/moved}, separated by blanks. */
record ProcessFormat() implements LogFormat<ProcessSample> {
    @Override
    public String noun() {
        return "sample of processes";
    }

    @Override
    public String header() {
        return "#processes 1: from,to,%s,largest"
                .formatted(
                        Arrays.stream(Part.values()).map(ProcessFormat::column).collect(Collectors.joining(",")));
    }

    private static String column(Part part) {
        return part.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String line(ProcessSample sample) {
        String shares = Arrays.stream(Part.values())
                .map(part -> Long.toString(sample.share(part)))
                .collect(Collectors.joining(","));
        String others = sample.others().stream()
                .map(other -> "%s/%d/%d/%d/%d"
                        .formatted(plain(other.name()), other.pid(), other.share(), other.resident(), other.moved()))
                .collect(Collectors.joining(" "));
        return "%d,%d,%s,%s".formatted(sample.from(), sample.to(), shares, others);
    }

    /** A process may call itself anything. */
    private static String plain(String name) {
        return name.replaceAll("[,/\\s\\p{Cntrl}]", "_");
    }

    @Override
    public ProcessSample parse(Fields fields) throws MalformedLineException {
        long from = fields.number("from");
        long to = fields.number("to");
        Map<Part, Long> shares = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            shares.put(part, fields.number(column(part)));
        }
        return new ProcessSample(from, to, shares, others(fields.word("largest")));
    }

    private static List<Other> others(String word) throws MalformedLineException {
        List<Other> others = new ArrayList<>();
        for (String each : word.split(" ", -1)) {
            if (!each.isEmpty()) {
                others.add(other(each.split("/", -1)));
            }
        }
        return others;
    }

    private static Other other(String[] fields) throws MalformedLineException {
        try {
            return new Other(
                    fields[0],
                    Long.parseLong(fields[1]),
                    Long.parseLong(fields[2]),
                    Long.parseLong(fields[3]),
                    Long.parseLong(fields[4]));
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw new MalformedLineException("'%s' is no process".formatted(String.join("/", fields)));
        }
    }
}
