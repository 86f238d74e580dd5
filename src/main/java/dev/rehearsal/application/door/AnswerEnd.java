package dev.rehearsal.application.door;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sees an HTTP/1.1 answer go by and tells where it ends, by its length (RFC 9112, section 6.3). The application tells
 * the length of all its answers. For one thread.
 */
final class AnswerEnd {
    private static final String HEAD_ENDS = "\r\n\r\n";
    private static final Pattern LENGTH = Pattern.compile("(?im)^content-length:[ \\t]*(\\d+)");
    private static final Pattern CLOSES = Pattern.compile("(?im)^connection:[ \\t]*close");
    private static final Pattern INTERIM = Pattern.compile("^HTTP/1\\.1 1");

    private final StringBuilder head = new StringBuilder();
    private boolean isInBody;
    private long left;
    private boolean closes;

    /** Another answer will come. */
    void expect() {
        head.setLength(0);
        isInBody = false;
        left = 0;
        closes = false;
    }

    void see(byte[] bytes, int from, int count) {
        int at = from;
        while (!isInBody && at < from + count) {
            head.append((char) (bytes[at++] & 0xff));
            if (endsHead()) {
                readHead();
            }
        }
        left -= from + count - at;
    }

    /** Whether everything of the answer has gone by. */
    boolean isReached() {
        return isInBody && left <= 0;
    }

    /** Whether the server said that it takes no further request on this connection. */
    boolean closes() {
        return closes;
    }

    private boolean endsHead() {
        return head.length() >= HEAD_ENDS.length() && head.indexOf(HEAD_ENDS, head.length() - HEAD_ENDS.length()) >= 0;
    }

    private void readHead() {
        if (INTERIM.matcher(head).find()) {
            expect();
            return;
        }
        isInBody = true;
        closes = CLOSES.matcher(head).find();
        Matcher length = LENGTH.matcher(head);
        left = length.find() ? Long.parseLong(length.group(1)) : 0;
    }
}
