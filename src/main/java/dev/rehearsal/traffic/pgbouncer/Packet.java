package dev.rehearsal.traffic.pgbouncer;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One message of the client protocol. (<a
 * href="https://www.postgresql.org/docs/current/protocol-message-formats.html">Message formats</a>)
 *
 * @param type the letter it begins with; 0 for the first message of a connection, which has none
 */
record Packet(char type, ByteBuffer body) {
    static final char UNTYPED = 0;
    private static final int LENGTH_BYTES = 4;
    /** Far beyond anything a console says; a stranger's bytes would make a length of any size. */
    private static final int LONGEST = 1 << 24;

    /** A message of several texts, each ended by a zero byte. */
    static Packet ofTexts(char type, String... texts) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (String text : texts) {
            body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
            body.write(0);
        }
        return new Packet(type, ByteBuffer.wrap(body.toByteArray()));
    }

    static Packet read(DataInputStream input) throws IOException {
        char type = (char) input.readUnsignedByte();
        int length = input.readInt() - LENGTH_BYTES;
        if (length < 0 || length > LONGEST) {
            throw new IOException("what answers speaks another protocol");
        }
        byte[] body = input.readNBytes(length);
        if (body.length < length) {
            throw new EOFException("the connection ended inside an answer");
        }
        return new Packet(type, ByteBuffer.wrap(body));
    }

    void write(OutputStream output) throws IOException {
        int length = body.remaining() + LENGTH_BYTES;
        ByteBuffer bytes = ByteBuffer.allocate(length + 1);
        if (type != UNTYPED) {
            bytes.put((byte) type);
        }
        bytes.putInt(length).put(body.duplicate());
        output.write(bytes.array(), 0, bytes.position());
        output.flush();
    }

    /** Reads the next number. */
    int number() {
        return body.getInt();
    }

    /** Reads the next number of two bytes. */
    int count() {
        return body.getShort();
    }

    /** Reads a text up to its zero byte, or to the end. */
    String text() {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        while (body.hasRemaining()) {
            byte next = body.get();
            if (next == 0) {
                break;
            }
            text.write(next);
        }
        return text.toString(StandardCharsets.UTF_8);
    }

    /** Reads that many bytes, or all that are left. */
    byte[] bytes(int number) {
        byte[] bytes = new byte[Math.min(number, body.remaining())];
        body.get(bytes);
        return bytes;
    }

    /** Reads texts until an empty one, or to the end. */
    List<String> texts() {
        List<String> texts = new ArrayList<>();
        for (String text = text(); !text.isEmpty(); text = text()) {
            texts.add(text);
        }
        return texts;
    }
}
