package dev.rehearsal.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * A request up to the empty line (RFC 9112, sections 2 to 6).
 *
 * @param bodyLength how many bytes follow the empty line
 * @param keepsConnection whether the client may send another request after it
 */
record RequestHead(HttpCall call, long bodyLength, boolean keepsConnection) {
    private static final Set<String> METHODS = Set.of("GET", "POST");
    private static final String LINE_ENDS = "\r\n";
    /** Of a length that fits in a {@code long}. */
    private static final int MOST_DIGITS = 18;

    /** @throws MalformedRequestException when it cannot be told what is asked for, or where the request ends */
    static RequestHead parse(String text) throws MalformedRequestException {
        int end = text.indexOf(LINE_ENDS);
        String[] words = text.substring(0, end).split(" ", -1);
        if (words.length != 3 || !words[1].startsWith("/") || !words[2].startsWith("HTTP/1.")) {
            throw new MalformedRequestException(400, "no request line: " + text.substring(0, end));
        }
        if (!METHODS.contains(words[0])) {
            throw new MalformedRequestException(501, words[0] + " is none of " + METHODS);
        }
        long length = 0;
        boolean keeps = words[2].equals("HTTP/1.1");
        for (int at = end + 2; at < text.length(); at = end + 2) {
            end = text.indexOf(LINE_ENDS, at);
            if (names(text, at, "content-length:")) {
                length = length(value(text, at, end));
            } else if (names(text, at, "transfer-encoding:")) {
                throw new MalformedRequestException(501, "a body must tell its length");
            } else if (names(text, at, "expect:")) {
                // Whether the body will still come after the answer, nobody can tell.
                keeps = false;
            } else if (names(text, at, "connection:")) {
                keeps &= !value(text, at, end).equalsIgnoreCase("close");
            }
        }
        return new RequestHead(call(words[0], words[1]), length, keeps);
    }

    private static boolean names(String text, int at, String header) {
        return text.regionMatches(true, at, header, 0, header.length());
    }

    private static String value(String text, int at, int end) {
        return text.substring(text.indexOf(':', at) + 1, end).strip();
    }

    private static long length(String written) throws MalformedRequestException {
        boolean isNumber = !written.isEmpty() && written.chars().allMatch(each -> each >= '0' && each <= '9');
        if (!isNumber || written.length() > MOST_DIGITS) {
            throw new MalformedRequestException(400, "no length: " + written);
        }
        return Long.parseLong(written);
    }

    private static HttpCall call(String method, String target) throws MalformedRequestException {
        int mark = target.indexOf('?');
        if (mark < 0) {
            return new HttpCall(method, target, Map.of());
        }
        Map<String, String> parameters = new HashMap<>();
        try {
            for (String parameter : target.substring(mark + 1).split("&", -1)) {
                int equals = parameter.indexOf('=');
                String name = equals < 0 ? parameter : parameter.substring(0, equals);
                String value = equals < 0 ? "" : parameter.substring(equals + 1);
                parameters.putIfAbsent(decoded(name), decoded(value));
            }
        } catch (IllegalArgumentException e) {
            throw new MalformedRequestException(400, "no query: " + target);
        }
        return new HttpCall(method, target.substring(0, mark), parameters);
    }

    private static String decoded(String text) {
        boolean isPlain = text.indexOf('%') < 0 && text.indexOf('+') < 0;
        return isPlain ? text : URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
