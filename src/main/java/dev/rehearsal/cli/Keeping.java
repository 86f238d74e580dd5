package dev.rehearsal.cli;

import dev.rehearsal.cli.terminal.Screen;
import dev.rehearsal.database.Address;
import dev.rehearsal.database.Credentials;
import dev.rehearsal.environment.Environment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.TreeSet;

/** Leaves everything running at the end of a rehearsal until somebody has looked at it. */
record Keeping(BreakingOff breakingOff, Screen screen) {
    /** Returns when somebody wants it to end; at once, where somebody does already. */
    void hold(Environment environment) {
        if (breakingOff.isAsked()) {
            return;
        }
        screen.line("");
        screen.line("Everything is still running. Press Ctrl-C to end it.");
        breakingOff.say("Closing what was kept. This takes some seconds.");
        String passwords = quoted(passwords(environment));
        for (String role : new TreeSet<>(environment.servers().roles())) {
            screen.line("  %-14s %s".formatted(role, login(environment, role, passwords)));
        }
        for (URI door : environment.application()) {
            screen.line("  %-14s %s".formatted("application", door));
        }
        try {
            breakingOff.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String login(Environment environment, String role, String passwords) {
        try {
            Address address = environment.servers().address(role);
            return "PGPASSFILE=%s psql -h %s -p %d -U %s %s"
                    .formatted(
                            passwords,
                            address.endpoint().host(),
                            address.endpoint().port(),
                            environment.operator().user(),
                            address.database());
        } catch (RuntimeException e) {
            return "has no address: " + e.getMessage();
        }
    }

    private static String quoted(Path path) {
        return "'%s'".formatted(path.toString().replace("'", "'\\''"));
    }

    /** The operator's password, for the eyes of this user only and for as long as the servers run. */
    private static Path passwords(Environment environment) {
        Path file = environment.work().resolve("passwords");
        Credentials operator = environment.operator();
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            return Files.writeString(file, "*:*:*:%s:%s%n".formatted(operator.user(), operator.password()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
