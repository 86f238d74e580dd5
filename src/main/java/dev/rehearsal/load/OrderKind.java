package dev.rehearsal.load;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** The kinds of request that the simulation {@code Orders} makes, and how often each comes. */
public enum OrderKind {
    CREATE("create", 35, 0),
    READ("read", 35, 0),
    TRANSFER("transfer", 25, 0),
    LARGE_UPDATE("large-update", 1, 0),
    INSERT_WITHOUT_KEY("insert-without-key", 4, 0),
    LONG_TRANSACTION("long-transaction", 0, 1),
    FRESH_CONNECTION("fresh-connection", 0, 3),
    IDLE_THEN_USE("idle-then-use", 0, 3);

    private final String label;
    private final int weight;
    private final double perSecond;

    OrderKind(String label, int weight, double perSecond) {
        this.label = label;
        this.weight = weight;
        this.perSecond = perSecond;
    }

    /** The kind's name in scenario files, logs and reports. */
    public String label() {
        return label;
    }

    /** How often it comes in comparison with the others; zero when it comes at a pace of its own. */
    public int weight() {
        return weight;
    }

    /** How often it comes each second, whatever the rate; zero when it comes by weight. */
    public double perSecond() {
        return perSecond;
    }

    public boolean isWrite() {
        return this != READ;
    }

    /** The labels of all kinds, as scenario files name them. */
    public static List<String> labels() {
        return Arrays.stream(values()).map(OrderKind::label).toList();
    }

    /** The kinds of the given labels; all when none is given. */
    public static List<OrderKind> chosen(Collection<String> labels) {
        return Arrays.stream(values())
                .filter(kind -> labels.isEmpty() || labels.contains(kind.label))
                .toList();
    }
}
