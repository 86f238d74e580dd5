package dev.rehearsal.cli;

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
    void hold(Environment environment) {
        screen.line("");
        screen.line("Judged and reported; everything is still running. Press Ctrl-C to end it.");
        Path passwords = passwords(environment);
        for (String role : new TreeSet<>(environment.servers().roles())) {
            Address address = environment.servers().address(role);
            screen.line("  %-14s psql 'host=%s port=%d dbname=%s user=%s passfile=%s'"
                    .formatted(
                            role,
                            address.endpoint().host(),
                            address.endpoint().port(),
                            address.database(),
                            environment.operator().user(),
                            passwords));
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
