package dev.rehearsal.database;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;

/** Judges the certificate that a server shows, and says what is wrong with it. Without authorities it takes any. */
public final class ServerTrust extends X509ExtendedTrustManager {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);
    /** A file may hold more than a hundred. */
    private static final int NAMED = 3;

    private final Tls tls;

    public ServerTrust(Tls tls) {
        this.tls = tls;
    }

    private void judge(X509Certificate[] chain, String authType) throws CertificateException {
        if (tls.authorities().isEmpty()) {
            return;
        }
        X509Certificate shown = chain[0];
        Instant now = Instant.now();
        if (now.isAfter(shown.getNotAfter().toInstant())) {
            throw new CertificateException("its certificate, of '%s', expired on %s; have it renewed"
                    .formatted(subject(shown), TIME.format(shown.getNotAfter().toInstant())));
        }
        if (now.isBefore(shown.getNotBefore().toInstant())) {
            throw new CertificateException("its certificate, of '%s', is not valid before %s; see to the clocks"
                    .formatted(subject(shown), TIME.format(shown.getNotBefore().toInstant())));
        }
        demandIssuer(chain, authType, tls.authorities().get(), now);
        if (tls.isNameVerified()) {
            demandName(new CertificateNames(shown));
        }
    }

    /** Java believes authorities for ever; libpq, as OpenSSL, only until they expire. */
    private static void demandIssuer(X509Certificate[] chain, String authType, Authorities authorities, Instant now)
            throws CertificateException {
        List<X509Certificate> all = authorities.certificates();
        List<X509Certificate> valid = all.stream()
                .filter(each -> now.isBefore(each.getNotAfter().toInstant()))
                .toList();
        X509Certificate last = chain[chain.length - 1];
        CertificateException refused = new CertificateException(expired(all, valid, last)
                .orElseGet(() ->
                        "nobody in %s vouches for its certificate, of '%s', issued by '%s' (there: %s); name the file of who issued it"
                                .formatted(authorities, subject(chain[0]), last.getIssuerX500Principal(), some(all))));
        if (valid.isEmpty()) {
            throw refused;
        }
        try {
            trusting(valid).checkServerTrusted(chain, authType);
        } catch (CertificateException e) {
            // Not as its cause: a caller that looks for the first of all causes would tell what Java says alone.
            CertificateException told =
                    new CertificateException("%s (Java says: %s)".formatted(refused.getMessage(), e.getMessage()));
            told.addSuppressed(e);
            throw told;
        }
    }

    private static Optional<String> expired(
            List<X509Certificate> all, List<X509Certificate> valid, X509Certificate last) {
        return all.stream()
                .filter(each ->
                        !valid.contains(each) && each.getSubjectX500Principal().equals(last.getIssuerX500Principal()))
                .findFirst()
                .map(each -> "the authority that vouches for its certificate, '%s', expired on %s; name a newer one"
                        .formatted(subject(each), TIME.format(each.getNotAfter().toInstant())));
    }

    private static String some(List<X509Certificate> certificates) {
        String named = certificates.stream()
                .limit(NAMED)
                .map(each -> "'%s'".formatted(subject(each)))
                .collect(Collectors.joining(", "));
        return certificates.size() > NAMED ? "%s and %d more".formatted(named, certificates.size() - NAMED) : named;
    }

    private static String subject(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().getName();
    }

    private void demandName(CertificateNames names) throws CertificateException {
        if (!names.include(tls.name())) {
            throw new CertificateException(
                    "its certificate is for %s, not for '%s'; reach it by a name that its certificate bears, or have it bear this one"
                            .formatted(names, tls.name()));
        }
    }

    private static X509TrustManager trusting(List<X509Certificate> authorities) throws CertificateException {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            for (int i = 0; i < authorities.size(); i++) {
                store.setCertificateEntry(String.valueOf(i), authorities.get(i));
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return (X509TrustManager) factory.getTrustManagers()[0];
        } catch (GeneralSecurityException | IOException e) {
            throw new CertificateException("this Java cannot verify certificates: " + e.getMessage(), e);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        judge(chain, authType);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        judge(chain, authType);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        judge(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        checkClientTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        checkClientTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("only servers are judged here");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
