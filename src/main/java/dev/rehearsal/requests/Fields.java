package dev.rehearsal.requests;

import java.nio.charset.StandardCharsets;

/** The fields of one line, taken from left to right. Used again for every line, by one thread. */
public final class Fields {
    private final Words words = new Words();
    private byte[] bytes = {};
    private int at;
    private int end;

    /** Begins a line, which lies in {@code bytes} from {@code from} up to, but without, {@code to}. */
    void begin(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.at = from;
        this.end = to;
    }

    public long number(String column) throws MalformedLineException {
        int from = at;
        int to = endOfField(column);
        boolean isNegative = from < to && bytes[from] == '-';
        int first = isNegative ? from + 1 : from;
        long value = 0;
        for (int i = first; i < to; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9 || i - first > 17) {
                throw notANumber(column, from, to);
            }
            value = value * 10 + digit;
        }
        if (first == to) {
            throw notANumber(column, from, to);
        }
        return isNegative ? -value : value;
    }

    public int count(String column) throws MalformedLineException {
        long count = number(column);
        if (count < 0 || count > Integer.MAX_VALUE) {
            throw new MalformedLineException("'%s' is %d, which is no count".formatted(column, count));
        }
        return (int) count;
    }

    public String word(String column) throws MalformedLineException {
        int from = at;
        return words.word(bytes, from, endOfField(column));
    }

    /** Makes sure that nothing is left. */
    void finish() throws MalformedLineException {
        if (at <= end) {
            throw new MalformedLineException("more fields than columns: '%s'".formatted(text(at, end)));
        }
    }

    /** Moves on to the next field, and says where this one ended. */
    private int endOfField(String column) throws MalformedLineException {
        if (at > end) {
            throw new MalformedLineException("'%s' is missing".formatted(column));
        }
        int to = at;
        while (to < end && bytes[to] != ',') {
            to++;
        }
        at = to + 1;
        return to;
    }

    private MalformedLineException notANumber(String column, int from, int to) {
        return new MalformedLineException("'%s' is '%s', which is no number".formatted(column, text(from, to)));
    }

    private String text(int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }
}
