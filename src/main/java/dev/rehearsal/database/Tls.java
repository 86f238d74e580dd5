package dev.rehearsal.database;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a server has to show before it is believed, with libpq's meanings (<a
 * href="https://www.postgresql.org/docs/current/libpq-ssl.html">SSL Support</a>).
 *
 * @param authorities one of which has to have issued its certificate; empty with {@link Mode#REQUIRE} alone. That mode
 *     verifies by them where they are named, as libpq does
 * @param name that its certificate has to bear where the mode asks for it: the server's own, whatever way leads there
 * @param authoritiesThere the file of authorities by which another server verifies this one, on that server's machine
 */
public record Tls(Mode mode, Optional<Authorities> authorities, String name, Optional<String> authoritiesThere) {
    /** How much is verified. */
    public enum Mode {
        /** Everything is encrypted. */
        REQUIRE,
        /** The certificate was issued by an authority of the file. */
        VERIFY_CA,
        /** It was, and for the server's name. */
        VERIFY_FULL;

        /** As libpq writes it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** What a program is told that verifies nothing but that all is encrypted. */
    public static Tls requiring(String name) {
        return new Tls(Mode.REQUIRE, Optional.empty(), name, Optional.empty());
    }

    /** Reads what {@link #written} wrote. */
    public static Tls parse(String written) {
        List<String> words = List.of(written.split(" ", 3));
        return new Tls(
                Mode.valueOf(words.get(0)),
                words.get(2).isEmpty() ? Optional.empty() : Optional.of(new Authorities(Path.of(words.get(2)))),
                words.get(1),
                Optional.empty());
    }

    /** As one line, for this machine's programs. */
    public String written() {
        return "%s %s %s"
                .formatted(
                        mode,
                        name,
                        authorities.map(each -> each.file().toString()).orElse(""));
    }

    public boolean isNameVerified() {
        return mode == Mode.VERIFY_FULL;
    }

    @Override
    public String toString() {
        String issued = authorities
                .map(each -> "issued by an authority of %s".formatted(each))
                .orElse("encrypted, but any certificate is taken");
        return switch (mode) {
            case REQUIRE ->
                authorities.isEmpty()
                        ? "require: " + issued
                        : "require, which with a rootCert is verify-ca: %s, for whatever name".formatted(issued);
            case VERIFY_CA -> "verify-ca: %s, for whatever name".formatted(issued);
            case VERIFY_FULL -> "verify-full: %s, for '%s'".formatted(issued, name);
        };
    }
}
