package dev.rehearsal.database;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The certificates of authorities that may vouch for a server: a file in PEM form, libpq's {@code sslrootcert}. */
public record Authorities(Path file) {
    /** Every login asks, also while traffic is held, and RDS's own file holds more than a hundred certificates. */
    private static final Map<Path, Read> READ = new ConcurrentHashMap<>();

    private record Read(FileTime written, List<X509Certificate> certificates) {}

    public Authorities {
        file = file.toAbsolutePath().normalize();
    }

    /**
     * The authorities in a file that is there.
     *
     * @throws IllegalArgumentException where it cannot be read or holds none
     */
    public static Authorities in(Path file) {
        Authorities authorities = new Authorities(file);
        try {
            authorities.certificates();
            return authorities;
        } catch (CertificateException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** As the file has them now, one at least. */
    List<X509Certificate> certificates() throws CertificateException {
        try {
            FileTime written = Files.getLastModifiedTime(file);
            Read known = READ.get(file);
            if (known == null || !known.written().equals(written)) {
                known = new Read(written, read());
                READ.put(file, known);
            }
            return known.certificates();
        } catch (IOException e) {
            throw new CertificateException(
                    "certificates of authorities cannot be read from %s, %s; make it a file that you may read"
                            .formatted(file, inWords(e)),
                    e);
        }
    }

    private static String inWords(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "which is not there";
        }
        return e instanceof AccessDeniedException ? "which you may not read" : String.valueOf(e.getMessage());
    }

    private List<X509Certificate> read() throws IOException, CertificateException {
        List<X509Certificate> certificates;
        try (InputStream input = new ByteArrayInputStream(Files.readAllBytes(file))) {
            certificates = CertificateFactory.getInstance("X.509").generateCertificates(input).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (CertificateException e) {
            throw new CertificateException(
                    "%s holds no certificate that can be read (%s); give it those of authorities, in PEM form"
                            .formatted(file, e.getMessage()),
                    e);
        }
        if (certificates.isEmpty()) {
            throw new CertificateException(
                    "%s holds no certificate; give it those of authorities, in PEM form".formatted(file));
        }
        return certificates;
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
