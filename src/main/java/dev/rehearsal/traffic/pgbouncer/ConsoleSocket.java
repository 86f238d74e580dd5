package dev.rehearsal.traffic.pgbouncer;

import dev.rehearsal.database.Tls;
import dev.rehearsal.database.postgres.TlsSockets;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A connection to a console, encrypted where its door says so. Messages go one at a time; any thread may close it. */
final class ConsoleSocket implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ConsoleSocket.class);
    private static final int SSL_REQUEST = 80877103;
    private static final int LOGIN_SILENCE_MILLIS = 3_000;
    private static final int OFFERED = 'S';

    private final ConsoleDoor door;
    private final Socket plain = new Socket();
    private Socket socket = plain;
    private DataInputStream input = new DataInputStream(InputStream.nullInputStream());

    ConsoleSocket(ConsoleDoor door) {
        this.door = door;
    }

    /** Connects and encrypts; each silence longer than a few seconds is an error. */
    void connect(Duration within) throws IOException {
        plain.connect(
                new InetSocketAddress(door.endpoint().host(), door.endpoint().port()), (int) within.toMillis());
        plain.setTcpNoDelay(true);
        plain.setKeepAlive(true);
        plain.setSoTimeout(LOGIN_SILENCE_MILLIS);
        if (isEncryptionOffered()) {
            socket = encrypted();
        }
        input = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    }

    private boolean isEncryptionOffered() throws IOException {
        new Packet(
                        Packet.UNTYPED,
                        ByteBuffer.allocate(Integer.BYTES).putInt(SSL_REQUEST).flip())
                .write(plain.getOutputStream());
        boolean isOffered = plain.getInputStream().read() == OFFERED;
        if (!isOffered && door.tls().isPresent()) {
            throw new SSLException("it offers no TLS, which is required");
        }
        return isOffered;
    }

    private Socket encrypted() throws IOException {
        Tls tls = door.tls().orElseGet(() -> Tls.requiring(door.endpoint().host()));
        SSLSocket encrypted = (SSLSocket) new TlsSockets(tls)
                .createSocket(plain, door.endpoint().host(), door.endpoint().port(), true);
        encrypted.startHandshake();
        return encrypted;
    }

    /** From here on an answer may take as long as it likes; who waits closes the connection when it has been enough. */
    void waitForAnswers() throws IOException {
        socket.setSoTimeout(0);
    }

    void send(Packet packet) throws IOException {
        packet.write(socket.getOutputStream());
    }

    Packet receive() throws IOException {
        return Packet.read(input);
    }

    /** Closes what lies below, so that nobody waits for the other side's farewell. */
    @Override
    public void close() {
        try {
            plain.close();
        } catch (IOException e) {
            LOG.debug("a connection that is gone anyway", e);
        }
    }
}
