package dev.rehearsal.server.postgres;

import dev.rehearsal.server.Account;
import dev.rehearsal.server.Command;
import dev.rehearsal.server.Platform;
import dev.rehearsal.server.ServerException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The programs of one release, run under the servers' account. */
record PostgresPrograms(EmbeddedRelease release, Path home, Account account, Platform platform) {
    private static final Duration ENDS_WITHIN = Duration.ofMinutes(3);

    static PostgresPrograms of(EmbeddedRelease release, PostgresArchives archives, Account account)
            throws InterruptedException {
        return new PostgresPrograms(release, archives.programs(release), account, archives.platform());
    }

    void handOver(Path tree) throws IOException {
        account.handOver(tree);
    }

    /** What a data folder is made with. */
    List<String> dataOptions(String superuser) {
        return List.of(
                "--auth=scram-sha-256", "--username=" + superuser, "--encoding=UTF8", "--locale=" + platform.locale());
    }

    /** Makes the folder {@code data} with one superuser, whose password every session must give. */
    void initialize(Path folder, Path password, List<String> options) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(options);
        all.addAll(List.of("--no-instructions", "--pwfile=" + password, "--pgdata=" + folder.resolve("data")));
        Command.Result result = run(folder, "initdb", all, "");
        ensure(
                result,
                "make the first data folder of PostgreSQL %s in the cache, in %s".formatted(release.version(), folder),
                "make room in the cache, and let the servers' account reach it");
    }

    /** Carries out one statement in a data folder whose server does not run, and may not be made durable by it. */
    void alone(Path data, String statement) throws IOException, InterruptedException {
        Command.Result result = run(
                data,
                "postgres",
                List.of(
                        "--single",
                        "-D",
                        data.toString(),
                        "-cfsync=off",
                        "-cshared_buffers=1MB",
                        "-cexit_on_error=on",
                        // It may contain a password.
                        "-clog_min_error_statement=panic",
                        "postgres"),
                statement + "\n");
        ensure(
                result,
                "prepare the data of PostgreSQL %s in %s".formatted(release.version(), data),
                "make room there, let the servers' account reach it, or name another place in REHEARSAL_WORK");
    }

    private static void ensure(Command.Result result, String attempted, String advice) {
        if (!result.isSuccess()) {
            throw new ServerException(attempted, result.output().strip(), advice);
        }
    }

    /** Runs {@code pg_ctl}. */
    Command.Result control(Path folder, List<String> arguments) throws InterruptedException {
        List<String> all = new ArrayList<>(arguments);
        all.add("--pgdata=" + folder.resolve("data"));
        try {
            return run(folder, "pg_ctl", all, "");
        } catch (IOException e) {
            throw new ServerException("run pg_ctl " + arguments.get(0), e, "check " + home);
        }
    }

    /** Every setting of this release with its context and default, one a line, as the server describes them. */
    String describedSettings() throws IOException, InterruptedException {
        return run(home, "postgres", List.of("--describe-config"), "").output();
    }

    private Command.Result run(Path folder, String program, List<String> arguments, String input)
            throws IOException, InterruptedException {
        List<String> words = new ArrayList<>();
        words.add(home.resolve("bin").resolve(program).toString());
        words.addAll(arguments);
        return account.command(folder, words).run(ENDS_WITHIN, input);
    }
}
