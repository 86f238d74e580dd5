package dev.rehearsal.check.parity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.rehearsal.database.rows.Piece;
import dev.rehearsal.database.rows.TwinTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which pieces have been compared, one JSON object a line, each on disk before the next piece is begun, so that a
 * comparison that was interrupted can go on. Safe for many threads.
 */
final class Checkpoint implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Checkpoint.class);
    private static final String END = "{}";
    private static final ObjectMapper JSON =
            JsonMapper.builder().addModule(new Jdk8Module()).build();

    private final Writer file;
    private final List<Done> earlier;
    private volatile String pair = "";

    private Checkpoint(Writer file, List<Done> earlier) {
        this.file = file;
        this.earlier = earlier;
    }

    /**
     * A piece that has been compared.
     *
     * @param shape the table's and which two databases it is in, which must be what they were
     * @param rows how many, on the side that has more
     * @param same whether all rows were the same
     * @param at when, in ISO 8601
     */
    record Done(
            String table,
            String shape,
            Optional<String> after,
            Optional<String> upTo,
            long rows,
            boolean same,
            String at) {
        Piece piece() {
            return Piece.between(after, upTo);
        }
    }

    /** Writes nothing down. */
    static Checkpoint none() {
        return new Checkpoint(Writer.nullWriter(), List.of());
    }

    /** Goes on with a file, or begins one where there is none or where the comparison in it reached its end. */
    static Checkpoint in(Path path) {
        try {
            List<Done> earlier = Files.exists(path) ? read(lines(path)) : List.of();
            Writer file = earlier.isEmpty()
                    ? Files.newBufferedWriter(path)
                    : Files.newBufferedWriter(path, StandardOpenOption.APPEND);
            // A line that a crash cut short must not swallow the next one.
            file.write('\n');
            return new Checkpoint(file, earlier);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot go on with " + path, e);
        }
    }

    /** Nobody's own file is written over. */
    private static List<String> lines(Path path) throws IOException {
        List<String> lines = Files.readAllLines(path);
        if (lines.stream().anyMatch(line -> !line.isBlank()) && lines.stream().noneMatch(Checkpoint::isRecord)) {
            throw new IllegalArgumentException(
                    "%s is no record of what has been compared; name another file, or one that does not exist yet"
                            .formatted(path));
        }
        return lines;
    }

    private static boolean isRecord(String line) {
        return line.equals(END) || line.startsWith("{\"table\":");
    }

    /** What can be read; a comparison that reached its end leaves an empty object. */
    private static List<Done> read(List<String> lines) {
        List<Done> done = new ArrayList<>();
        for (String line : lines) {
            try {
                if (line.equals(END)) {
                    done.clear();
                } else if (!line.isBlank()) {
                    done.add(JSON.readValue(line, Done.class));
                }
            } catch (JsonProcessingException e) {
                LOG.debug("a line was cut short by a crash; its piece is compared again", e);
            }
        }
        return done;
    }

    /** From now on it is of these two databases; what was compared of others does not count. */
    void begin(String databases) {
        pair = databases;
    }

    private String shape(TwinTable table) {
        return "%s of %s".formatted(table.shape(), pair);
    }

    /** Since when pieces have been compared that need not be again; empty where this is the first comparison. */
    Optional<Instant> since() {
        return earlier.stream().map(done -> Instant.parse(done.at())).min(Instant::compareTo);
    }

    /** The pieces of a table that were compared earlier, from the first on as far as there is no gap. */
    List<Done> of(TwinTable table) {
        Map<Optional<String>, Done> byBegin = new HashMap<>();
        earlier.stream()
                .filter(done ->
                        done.table().equals(table.name()) && done.shape().equals(shape(table)))
                .forEach(done -> byBegin.put(done.after(), done));
        List<Done> chain = new ArrayList<>();
        Optional<Done> next = Optional.ofNullable(byBegin.get(Optional.<String>empty()));
        while (next.isPresent()) {
            Done done = next.get();
            chain.add(done);
            next = done.upTo().flatMap(upTo -> Optional.ofNullable(byBegin.remove(Optional.of(upTo))));
        }
        return chain;
    }

    void note(TwinTable table, Piece piece, long rows, boolean same) {
        Done done = new Done(
                table.name(),
                shape(table),
                piece.after(),
                piece.upTo(),
                rows,
                same,
                Instant.now().toString());
        try {
            write(JSON.writeValueAsString(done));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write " + done, e);
        }
    }

    /** Says that nothing is left to go on with. */
    void end() {
        write(END);
    }

    private synchronized void write(String line) {
        try {
            file.write(line);
            file.write('\n');
            file.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write down what has been compared", e);
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close the record of what has been compared", e);
        }
    }
}
