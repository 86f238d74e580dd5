package dev.rehearsal.database.postgres;

import dev.rehearsal.database.ServerTrust;
import dev.rehearsal.database.Tls;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.util.Properties;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.postgresql.ssl.WrappedFactory;

/** Encrypts connections to a server that shows what it has to. The JDBC driver makes one from a line of text. */
public final class TlsSockets extends WrappedFactory {
    private final Tls tls;

    /** As the driver does, by {@code sslfactoryarg}. */
    public TlsSockets(String written) {
        this(Tls.parse(written));
    }

    public TlsSockets(Tls tls) {
        this.tls = tls;
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new ServerTrust(tls)}, null);
            factory = context.getSocketFactory();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no TLS", e);
        }
    }

    /** Tells the driver, whose part is to encrypt, by whom what is shown to it is verified. */
    static void tell(Properties properties, Tls tls) {
        properties.setProperty("sslmode", Tls.Mode.REQUIRE.word());
        properties.setProperty("sslfactory", TlsSockets.class.getName());
        properties.setProperty("sslfactoryarg", tls.written());
    }

    /** Asks for the server by its own name, though a tunnel may lead there. */
    @Override
    public Socket createSocket(Socket plain, String host, int port, boolean autoClose) throws IOException {
        return super.createSocket(plain, tls.name(), port, autoClose);
    }
}
