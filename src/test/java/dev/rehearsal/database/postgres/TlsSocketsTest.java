package dev.rehearsal.database.postgres;

import dev.rehearsal.database.TestAuthority;
import dev.rehearsal.database.TestAuthority.Issued;
import dev.rehearsal.database.Tls;
import dev.rehearsal.database.TlsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.rehearsal.database.Tls.Mode.REQUIRE;
import static dev.rehearsal.database.Tls.Mode.VERIFY_CA;
import static dev.rehearsal.database.Tls.Mode.VERIFY_FULL;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TlsSocketsTest {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd").withZone(ZoneOffset.UTC);

    @TempDir
    private static Path folder;

    private static TestAuthority shop;
    private static TestAuthority other;
    private static Issued blue;

    @BeforeAll
    static void make() {
        shop = TestAuthority.make(folder, "Shop authority");
        other = TestAuthority.make(folder, "Other authority");
        blue = shop.issue("blue", "dns:blue.internal,ip:10.0.0.5", TestAuthority.VALID);
    }

    @Test
    void what_is_only_to_be_encrypted_may_be_vouched_for_by_anybody() {
        assertThatCode(() -> connect(Tls.requiring("green"), blue)).doesNotThrowAnyException();
    }

    @Test
    void require_with_authorities_verifies_as_verify_ca_does() {
        assertThatCode(() -> connect(shop.tls(REQUIRE, "green"), blue)).doesNotThrowAnyException();
        assertThatThrownBy(() -> connect(other.tls(REQUIRE, "green"), blue)).isInstanceOf(SSLHandshakeException.class);
    }

    @Test
    void the_authority_is_verified_for_whatever_name() {
        assertThatCode(() -> connect(shop.tls(VERIFY_CA, "green"), blue)).doesNotThrowAnyException();
        assertThatThrownBy(() -> connect(other.tls(VERIFY_CA, "blue.internal"), blue))
                .isInstanceOf(SSLHandshakeException.class)
                .hasMessageContaining(
                        "nobody in %s vouches for its certificate, of 'CN=blue', issued by 'CN=Shop authority' (there: 'CN=Other authority')"
                                .formatted(other.file()));
    }

    @Test
    void the_name_is_verified_and_not_the_address_that_a_tunnel_has() {
        assertThatCode(() -> connect(shop.tls(VERIFY_FULL, "blue.internal"), blue))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> connect(shop.tls(VERIFY_FULL, "green.internal"), blue))
                .isInstanceOf(SSLHandshakeException.class)
                .hasMessageContaining("its certificate is for 'blue.internal', '10.0.0.5', not for 'green.internal'");
        assertThatThrownBy(() -> connect(shop.tls(VERIFY_FULL, "127.0.0.1"), blue))
                .isInstanceOf(SSLHandshakeException.class);
    }

    @Test
    void an_expired_certificate_is_told_since_when() {
        Issued expired = shop.issue("late", "dns:blue.internal", TestAuthority.EXPIRED);
        String since = DAY.format(expired.certificate().getNotAfter().toInstant());

        assertThatCode(() -> connect(Tls.requiring("blue.internal"), expired)).doesNotThrowAnyException();
        assertThatThrownBy(() -> connect(shop.tls(VERIFY_CA, "blue.internal"), expired))
                .isInstanceOf(SSLHandshakeException.class)
                .hasMessageContaining("its certificate, of 'CN=late', expired on " + since);
    }

    @Test
    void a_certificate_that_is_not_valid_yet_is_told() {
        Issued early = shop.issue("early", "dns:blue.internal", new TestAuthority.Validity("+5d", 10));

        assertThatThrownBy(() -> connect(shop.tls(VERIFY_CA, "blue.internal"), early))
                .hasMessageContaining("its certificate, of 'CN=early', is not valid before ");
    }

    @Test
    void an_expired_authority_vouches_for_nobody() {
        TestAuthority former = TestAuthority.make(folder, "Former authority", TestAuthority.EXPIRED);
        Issued issued = former.issue("blue");

        assertThatThrownBy(() -> connect(former.tls(VERIFY_CA, "blue"), issued))
                .isInstanceOf(SSLHandshakeException.class)
                .hasMessageContaining(
                        "the authority that vouches for its certificate, 'CN=Former authority', expired on ");
    }

    private static void connect(Tls tls, Issued shown) throws IOException {
        try (TlsServer server = TlsServer.showing(shown);
                Socket plain = new Socket(InetAddress.getLoopbackAddress(), server.port());
                SSLSocket socket = (SSLSocket)
                        new TlsSockets(tls.written()).createSocket(plain, "127.0.0.1", server.port(), true)) {
            socket.startHandshake();
        }
    }
}
