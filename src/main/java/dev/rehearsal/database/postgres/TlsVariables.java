package dev.rehearsal.database.postgres;

import dev.rehearsal.database.Authorities;
import dev.rehearsal.database.Endpoint;
import dev.rehearsal.database.Tls;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What PostgreSQL's own programs are told of TLS: {@code PGSSLMODE} and {@code PGSSLROOTCERT}, else
 * {@code ~/.postgresql/root.crt}. (<a href="https://www.postgresql.org/docs/current/libpq-envars.html">Environment
 * Variables</a>)
 *
 * @param home where {@code .postgresql} is
 */
public record TlsVariables(Map<String, String> environment, Path home) {
    private static final String MODE = "PGSSLMODE";
    private static final String AUTHORITIES = "PGSSLROOTCERT";
    /** Modes that take whatever the server offers. */
    private static final Set<String> UNDEMANDING = Set.of("", "allow", "prefer");

    public TlsVariables {
        environment = Map.copyOf(environment);
    }

    /** The variables of this process. */
    public static TlsVariables here() {
        return new TlsVariables(System.getenv(), Path.of(System.getProperty("user.home")));
    }

    /**
     * What a server has to show; empty where nothing is demanded of it.
     *
     * @throws IllegalArgumentException when what a variable demands cannot be obeyed
     */
    public Optional<Tls> of(Endpoint server) {
        String word = environment.getOrDefault(MODE, "");
        Optional<Authorities> authorities = authorities();
        if (UNDEMANDING.contains(word)) {
            return Optional.empty();
        }
        Tls.Mode mode = Arrays.stream(Tls.Mode.values())
                .filter(each -> each.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "%s is '%s', which is not obeyed here; choose prefer, require, verify-ca or verify-full"
                                .formatted(MODE, word)));
        if (mode != Tls.Mode.REQUIRE && authorities.isEmpty()) {
            throw new IllegalArgumentException(
                    "%s is '%s', and there is nothing to verify by; let %s name a file of certificates of authorities in PEM form"
                            .formatted(MODE, word, AUTHORITIES));
        }
        return Optional.of(new Tls(mode, authorities, server.host(), Optional.empty()));
    }

    private Optional<Authorities> authorities() {
        if (environment.getOrDefault(AUTHORITIES, "").equals("system")) {
            throw new IllegalArgumentException(
                    "%s is 'system', which is not obeyed here; name a file of certificates of authorities in PEM form"
                            .formatted(AUTHORITIES));
        }
        Path usual = home.resolve(".postgresql/root.crt");
        return Optional.ofNullable(environment.get(AUTHORITIES))
                .filter(file -> !file.isEmpty())
                .map(Path::of)
                .or(() -> Optional.of(usual).filter(Files::exists))
                .map(Authorities::in);
    }
}
