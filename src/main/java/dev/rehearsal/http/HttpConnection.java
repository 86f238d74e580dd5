package dev.rehearsal.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client's connection. The server's thread reads; each answer is written by whoever has it, in no need of that
 * thread. One request is under way at a time; what a client sends before it has its answer waits in the buffer.
 */
final class HttpConnection {
    private static final Logger LOG = LoggerFactory.getLogger(HttpConnection.class);
    /** As others allow a request to have before its body. */
    private static final int LARGEST_HEAD = 8192;

    private final HttpServer server;
    private final SocketChannel channel;
    private final SelectionKey key;
    private final ByteBuffer received = ByteBuffer.allocate(LARGEST_HEAD);
    private long bodyLeft;
    private boolean isUnderWay;

    HttpConnection(HttpServer server, SocketChannel channel, SelectionKey key) {
        this.server = server;
        this.channel = channel;
        this.key = key;
    }

    /** For the server's thread. */
    void read() {
        try {
            synchronized (this) {
                if (channel.read(received) < 0) {
                    close();
                    return;
                }
                skipBody();
            }
            proceed();
        } catch (IOException e) {
            LOG.debug("a client has gone", e);
            close();
        }
    }

    /** Takes up the next request if it is there and none is under way. For the server's thread. */
    void proceed() {
        Optional<RequestHead> next = Optional.empty();
        try {
            next = next();
        } catch (MalformedRequestException e) {
            LOG.info("refused: {}", e.getMessage());
            answer(e.answer(), false);
        }
        next.ifPresent(this::handle);
    }

    private void handle(RequestHead head) {
        var unused = server.handle(head.call()).thenAccept(answer -> answer(answer, head.keepsConnection()));
    }

    private synchronized Optional<RequestHead> next() throws MalformedRequestException {
        if (isUnderWay || !key.isValid()) {
            return Optional.empty();
        }
        int end = headEnd();
        if (end < 0 && !received.hasRemaining()) {
            throw new MalformedRequestException(431, "a request of more than %d bytes".formatted(LARGEST_HEAD));
        }
        if (end < 0) {
            listen();
            return Optional.empty();
        }
        RequestHead head = RequestHead.parse(new String(received.array(), 0, end, StandardCharsets.ISO_8859_1));
        isUnderWay = true;
        drop(end + 2);
        bodyLeft = head.bodyLength();
        skipBody();
        return Optional.of(head);
    }

    /** Where the empty line begins; negative while it is not there. */
    private int headEnd() {
        byte[] bytes = received.array();
        for (int at = 3; at < received.position(); at++) {
            if (bytes[at] == '\n' && bytes[at - 1] == '\r' && bytes[at - 2] == '\n' && bytes[at - 3] == '\r') {
                return at - 1;
            }
        }
        return -1;
    }

    /** Nobody reads a body. */
    private void skipBody() {
        int skipped = (int) Math.min(bodyLeft, received.position());
        bodyLeft -= skipped;
        drop(skipped);
        listen();
    }

    private void drop(int count) {
        received.flip().position(count);
        received.compact();
    }

    /** Reads on as long as there is room. */
    private void listen() {
        if (key.isValid()) {
            key.interestOps(received.hasRemaining() ? SelectionKey.OP_READ : 0);
        }
    }

    /** A client that takes no answers, although it wanted them, loses its connection. */
    private synchronized void answer(HttpAnswer answer, boolean keepsConnection) {
        try {
            ByteBuffer bytes = answer.encoded(keepsConnection);
            channel.write(bytes);
            isUnderWay = false;
            if (bytes.hasRemaining() || !keepsConnection) {
                close();
            } else if (received.position() > 0) {
                server.later(this::proceed);
            }
        } catch (IOException e) {
            LOG.debug("a client has gone before its answer", e);
            close();
        }
    }

    void close() {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.debug("a connection that is gone anyway", e);
        }
    }
}
