package dev.rehearsal.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Something on this machine that shows a certificate to whoever connects, and says nothing else. */
public final class TlsServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TlsServer.class);
    private static final char[] PASSWORD = "none".toCharArray();

    private final SSLServerSocket socket;

    private TlsServer(SSLServerSocket socket) {
        this.socket = socket;
    }

    public static TlsServer showing(TestAuthority.Issued issued) throws IOException {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("server", issued.secret(), PASSWORD, new Certificate[] {issued.certificate()});
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, PASSWORD);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            TlsServer server = new TlsServer((SSLServerSocket)
                    context.getServerSocketFactory().createServerSocket(0, 5, InetAddress.getLoopbackAddress()));
            Thread thread = new Thread(server::serve, "server with a certificate");
            thread.setDaemon(true);
            thread.start();
            return server;
        } catch (GeneralSecurityException e) {
            throw new IOException("this Java has no TLS", e);
        }
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** Until it is closed, or a client has seen enough. */
    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept();
                    InputStream input = client.getInputStream()) {
                input.transferTo(OutputStream.nullOutputStream());
            } catch (IOException e) {
                LOG.debug("a client has seen enough", e);
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
