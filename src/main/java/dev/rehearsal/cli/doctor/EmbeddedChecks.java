package dev.rehearsal.cli.doctor;

import dev.rehearsal.server.Account;
import dev.rehearsal.server.Platform;
import dev.rehearsal.server.ServerException;
import dev.rehearsal.server.postgres.EmbeddedRelease;
import dev.rehearsal.server.postgres.PostgresArchives;
import java.util.ArrayList;
import java.util.List;

/** What embedded servers need of this machine. */
public final class EmbeddedChecks {
    /** Where this project's tests have run; the others ought to work, and nobody has looked. */
    private static final Platform TRIED = Platform.LINUX_AMD64;

    private EmbeddedChecks() {}

    public static List<Check> all() throws InterruptedException {
        List<Check> checks = new ArrayList<>();
        try {
            checks.add(platform(Platform.here()));
        } catch (IllegalArgumentException e) {
            return List.of(Check.needed("platform", String.valueOf(e.getMessage()), false, "rehearse on one of those"));
        }
        try {
            Account account = Account.here();
            checks.add(Check.fine("account for servers", inWords(account)));
            PostgresArchives archives = PostgresArchives.here(account);
            for (EmbeddedRelease release : EmbeddedRelease.values()) {
                checks.add(release(archives, release));
            }
        } catch (ServerException e) {
            checks.add(Check.needed("account for servers", String.valueOf(e.getMessage()), false, ""));
        }
        return checks;
    }

    private static Check platform(Platform platform) {
        return Check.welcome(
                "platform",
                platform.archiveName() + (platform == TRIED ? ", tried" : ", not tried by this project"),
                platform == TRIED,
                "it ought to work; please tell whether it did");
    }

    private static String inWords(Account account) {
        return account.prefix().isEmpty()
                ? "this user's own"
                : "not root, by " + account.prefix().get(0);
    }

    private static Check release(PostgresArchives archives, EmbeddedRelease release) {
        boolean isThere = archives.has(release);
        return Check.welcome(
                "PostgreSQL " + release.version(),
                isThere ? "in " + archives.cache() : "not fetched yet",
                isThere,
                "fetched on first use through Maven; to work offline later: " + archives.fetchCommand(release));
    }
}
