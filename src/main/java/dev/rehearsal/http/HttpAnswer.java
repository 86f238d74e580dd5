package dev.rehearsal.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What a client is told.
 *
 * @param headers besides those about length and connection; a value that is empty is left out
 */
public record HttpAnswer(int status, Map<String, String> headers, String body) {
    public HttpAnswer {
        headers = Map.copyOf(headers);
    }

    /** Without a body. */
    public static HttpAnswer of(int status, Map<String, String> headers) {
        return new HttpAnswer(status, headers, "");
    }

    public static HttpAnswer text(int status, String text) {
        return new HttpAnswer(status, Map.of("Content-Type", "text/plain;charset=utf-8"), text);
    }

    public static HttpAnswer json(int status, String json) {
        return new HttpAnswer(status, Map.of("Content-Type", "application/json"), json);
    }

    /** As it is sent (RFC 9112, section 4); the reason phrase, which nobody reads, stays empty. */
    ByteBuffer encoded(boolean keepsConnection) {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        StringBuilder head = new StringBuilder(128)
                .append("HTTP/1.1 ")
                .append(status)
                .append(" \r\nContent-Length: ")
                .append(content.length)
                .append("\r\n");
        headers.forEach((name, value) -> {
            if (!value.isEmpty()) {
                head.append(name).append(": ").append(oneLine(value)).append("\r\n");
            }
        });
        head.append(keepsConnection ? "\r\n" : "Connection: close\r\n\r\n");
        byte[] start = head.toString().getBytes(StandardCharsets.ISO_8859_1);
        return ByteBuffer.allocate(start.length + content.length)
                .put(start)
                .put(content)
                .flip();
    }

    /** A line's end within a value would begin another header. */
    private static String oneLine(String value) {
        return value.indexOf('\r') < 0 && value.indexOf('\n') < 0 ? value : value.replaceAll("[\\r\\n]+", " ");
    }
}
