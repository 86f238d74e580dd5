package dev.rehearsal.step;

import dev.rehearsal.database.Credentials;
import dev.rehearsal.database.Secrets;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Text about to be shown or written down: no password of this rehearsal is in it, whatever stands around it. */
public record ShownText(StepContext context) {
    private static final int MOST_BYTES = 4096;

    /** The text without them. */
    public String without(String text) {
        String shown = text;
        for (Credentials login : Stream.concat(Stream.of(context.operator()), context.logins().stream())
                .toList()) {
            if (!login.password().isEmpty()) {
                shown = shown.replace(login.password(), "***");
            }
        }
        return Secrets.hidden(shown);
    }

    /** The last few kilobytes of a file, without them. */
    public String endOf(Path file) throws IOException {
        try (RandomAccessFile reader = new RandomAccessFile(file.toFile(), "r")) {
            long begin = Math.max(0, reader.length() - MOST_BYTES);
            byte[] bytes = new byte[(int) (reader.length() - begin)];
            reader.seek(begin);
            reader.readFully(bytes);
            return without(new String(bytes, StandardCharsets.UTF_8)).strip();
        }
    }
}
