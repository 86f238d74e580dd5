package dev.rehearsal.machine;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A small file in which Linux's kernel tells something: made up anew each time it is read. */
record ProcFile(String path) {
    /** Room for what is asked for often; a command line may be longer. */
    private static final int USUAL = 4 * 1024;

    /** Its text; empty when it is not there, or not ours to read. */
    Optional<String> text() {
        try (FileInputStream file = new FileInputStream(path)) {
            byte[] bytes = new byte[USUAL];
            int length = Math.max(0, file.read(bytes));
            String text = new String(bytes, 0, length, StandardCharsets.UTF_8);
            return Optional.of(length < USUAL ? text : text + new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
