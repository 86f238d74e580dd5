package dev.rehearsal.application.door;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** Bytes on their way from one connection to another. For one thread. */
final class Pipe {
    /** Requests and answers without bodies fit in. */
    private static final int BUFFER = 4096;

    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER);

    /** Takes in what has come; how many bytes that were, negative when no more will come. */
    int read(SocketChannel from) throws IOException {
        return from.read(bytes);
    }

    /** Shows the last so many bytes to whoever wants to know where they end. */
    void show(int count, AnswerEnd to) {
        to.see(bytes.array(), bytes.position() - count, count);
    }

    /** Passes on as much as there is room for. */
    void write(SocketChannel to) throws IOException {
        if (!isEmpty()) {
            bytes.flip();
            to.write(bytes);
            bytes.compact();
        }
    }

    boolean isEmpty() {
        return bytes.position() == 0;
    }

    boolean hasRoom() {
        return bytes.hasRemaining();
    }
}
