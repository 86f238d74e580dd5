package dev.rehearsal.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** A certificate authority of a test's own, and what it issues, made by keytool of this Java. */
public final class TestAuthority {
    public static final Validity VALID = new Validity("-1d", 30);
    public static final Validity EXPIRED = new Validity("-20d", 10);

    private static final String PASSWORD = "changeit";
    private static final String AUTHORITY = "authority";
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private final Path store;
    private final Path file;

    /** Since when, as keytool counts from now, and for how many days. */
    public record Validity(String start, int days) {}

    /**
     * What was issued.
     *
     * @param shown as a server shows it, in PEM form
     * @param key in PEM form
     */
    public record Issued(String shown, String key, X509Certificate certificate, PrivateKey secret) {}

    private TestAuthority(Path store, Path file) {
        this.store = store;
        this.file = file;
    }

    public static TestAuthority make(Path folder, String name) {
        return make(folder, name, VALID);
    }

    public static TestAuthority make(Path folder, String name, Validity validity) {
        String bare = name.replace(' ', '-');
        TestAuthority made = new TestAuthority(folder.resolve(bare + ".p12"), folder.resolve(bare + ".crt"));
        made.generate(AUTHORITY, name, validity, List.of("-ext", "bc:c", "-ext", "ku=keyCertSign"));
        try {
            Files.writeString(made.file, made.issued(AUTHORITY).shown());
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its certificate, in PEM form. */
    public Path file() {
        return file;
    }

    public Authorities authorities() {
        return Authorities.in(file);
    }

    /** What a server has to show that it vouches for. */
    public Tls tls(Tls.Mode mode, String name) {
        return new Tls(mode, Optional.of(authorities()), name, Optional.empty());
    }

    /** A certificate without alternative names. */
    public Issued issue(String commonName) {
        return issue(commonName, "", VALID);
    }

    /**
     * A certificate.
     *
     * @param alternatives as keytool has them, such as {@code dns:db.internal,ip:10.0.0.5}; none when empty
     */
    public Issued issue(String commonName, String alternatives, Validity validity) {
        List<String> words = new ArrayList<>(List.of("-signer", AUTHORITY));
        if (!alternatives.isEmpty()) {
            words.addAll(List.of("-ext", "san=" + alternatives));
        }
        generate(commonName, commonName, validity, words);
        return issued(commonName);
    }

    private void generate(String alias, String name, Validity validity, List<String> more) {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        words.addAll(List.of("-genkeypair", "-alias", alias, "-dname", "CN=" + name));
        words.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1"));
        words.addAll(List.of("-startdate", validity.start(), "-validity", String.valueOf(validity.days())));
        words.addAll(List.of("-keystore", store.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD));
        words.addAll(more);
        try {
            Process keytool =
                    new ProcessBuilder(words).redirectErrorStream(true).start();
            String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (keytool.waitFor() != 0) {
                throw new IllegalStateException(said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a certificate was made", e);
        }
    }

    private Issued issued(String alias) {
        try (InputStream input = Files.newInputStream(store)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(input, PASSWORD.toCharArray());
            PrivateKey key = (PrivateKey) keys.getKey(alias, PASSWORD.toCharArray());
            X509Certificate certificate = (X509Certificate) keys.getCertificate(alias);
            return new Issued(
                    pem("CERTIFICATE", certificate.getEncoded()),
                    pem("PRIVATE KEY", key.getEncoded()),
                    certificate,
                    key);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot read what keytool made", e);
        }
    }

    private static String pem(String what, byte[] content) {
        return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(what, LINES.encodeToString(content));
    }
}
