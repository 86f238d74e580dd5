package dev.rehearsal.server;

import dev.rehearsal.database.Credentials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The programs of one release, run under the servers' account. */
record PostgresPrograms(PostgresRelease release, Path home, Account account, Platform platform) {
    private static final Duration ENDS_WITHIN = Duration.ofMinutes(3);

    void handOver(Path tree) throws IOException {
        account.handOver(tree);
    }

    /** Makes a data folder with one superuser, whose password every session must give. */
    void initialize(Path folder, Credentials superuser) throws IOException, InterruptedException {
        Path password = folder.resolve("password");
        Files.writeString(password, superuser.password());
        Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-------"));
        account.handOver(folder);
        Command.Result result = run(
                folder,
                "initdb",
                List.of(
                        "--auth=scram-sha-256",
                        "--username=" + superuser.user(),
                        "--pwfile=" + password,
                        "--encoding=UTF8",
                        "--locale=" + platform.locale(),
                        "--pgdata=" + folder.resolve("data"),
                        "--no-sync",
                        "--no-instructions"));
        Files.delete(password);
        if (!result.isSuccess()) {
            throw new ServerException(
                    "make a data folder for PostgreSQL %s in %s".formatted(release.version(), folder),
                    result.output().strip(),
                    "let the servers' account reach that folder, or name another place in REHEARSAL_WORK");
        }
    }

    /** Runs {@code pg_ctl}. */
    Command.Result control(Path folder, List<String> arguments) throws InterruptedException {
        List<String> all = new ArrayList<>(arguments);
        all.add("--pgdata=" + folder.resolve("data"));
        try {
            return run(folder, "pg_ctl", all);
        } catch (IOException e) {
            throw new ServerException("run pg_ctl " + arguments.get(0), e, "check " + home);
        }
    }

    /** Every setting of this release with its context and default, one a line, as the server describes them. */
    String describedSettings() throws IOException, InterruptedException {
        return run(home, "postgres", List.of("--describe-config")).output();
    }

    private Command.Result run(Path folder, String program, List<String> arguments)
            throws IOException, InterruptedException {
        List<String> words = new ArrayList<>();
        words.add(home.resolve("bin").resolve(program).toString());
        words.addAll(arguments);
        return account.command(folder, words).run(ENDS_WITHIN);
    }
}
