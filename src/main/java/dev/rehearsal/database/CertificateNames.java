package dev.rehearsal.database;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/**
 * The names that a server's certificate is for, compared as libpq does: its alternative names, and its common name
 * where it has none of the kind that is asked for, a host's name or an IP address. (PostgreSQL's source,
 * fe-secure-common.c and fe-secure-openssl.c)
 */
final class CertificateNames {
    /** As {@link X509Certificate#getSubjectAlternativeNames} numbers them. */
    private static final int DNS = 2;

    private static final int IP = 7;
    private static final String WILDCARD = "*.";

    private final List<String> hosts = new ArrayList<>();
    private final List<String> addresses = new ArrayList<>();
    private final Optional<String> commonName;

    CertificateNames(X509Certificate certificate) throws CertificateParsingException {
        Collection<List<?>> names = certificate.getSubjectAlternativeNames();
        for (List<?> name : names == null ? List.<List<?>>of() : names) {
            if (name.get(0).equals(DNS)) {
                hosts.add(String.valueOf(name.get(1)));
            } else if (name.get(0).equals(IP)) {
                addresses.add(String.valueOf(name.get(1)));
            }
        }
        commonName = commonName(certificate.getSubjectX500Principal().getName());
    }

    private static Optional<String> commonName(String subject) throws CertificateParsingException {
        try {
            return new LdapName(subject)
                    .getRdns().stream()
                            .filter(part -> part.getType().equalsIgnoreCase("CN"))
                            .map(Rdn::getValue)
                            .map(String::valueOf)
                            .findFirst();
        } catch (InvalidNameException e) {
            throw new CertificateParsingException("its certificate is of '%s', which is no name".formatted(subject), e);
        }
    }

    boolean include(String wanted) {
        Optional<InetAddress> address = address(wanted);
        boolean isNamedByKind = address.isPresent() ? !addresses.isEmpty() : !hosts.isEmpty();
        return hosts.stream().anyMatch(host -> matches(host, wanted))
                || addresses.stream()
                        .map(CertificateNames::address)
                        .anyMatch(each -> each.isPresent() && each.equals(address))
                || (!isNamedByKind
                        && commonName.filter(name -> matches(name, wanted)).isPresent());
    }

    /** A wildcard stands for one whole label, the first. */
    private static boolean matches(String pattern, String host) {
        String name = host.toLowerCase(Locale.ROOT);
        String wanted = pattern.toLowerCase(Locale.ROOT);
        if (!wanted.startsWith(WILDCARD)) {
            return wanted.equals(name);
        }
        int dot = name.indexOf('.');
        return dot > 0 && name.substring(dot).equals(wanted.substring(1));
    }

    /** Empty for a host's name, which is never looked up. */
    private static Optional<InetAddress> address(String text) {
        String bare = text.replaceAll("^\\[|]$", "");
        try {
            return bare.matches("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")
                    ? Optional.of(InetAddress.getByName(bare))
                    : Optional.empty();
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        Stream<String> alternatives = Stream.concat(hosts.stream(), addresses.stream());
        List<String> all =
                hosts.isEmpty() && addresses.isEmpty() ? commonName.stream().toList() : alternatives.toList();
        return all.isEmpty()
                ? "no name"
                : all.stream().map(each -> "'" + each + "'").collect(Collectors.joining(", "));
    }
}
