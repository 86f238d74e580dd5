package dev.rehearsal.application;

import dev.rehearsal.application.Operation.Source;
import dev.rehearsal.database.SqlFolder;
import dev.rehearsal.database.dialect.Dialect;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * What the application can be asked to do; the SQL lies in a file an operation and engine, {@code application/ENGINE}.
 * A write leaves one row with its id in one table, and does nothing where that row is already there. A retry may arrive
 * while the server still works on the attempt whose connection was lost: a lock makes it wait for that attempt's end,
 * and the statement after it sees what that left. Both travel in one message.
 */
final class Operations {
    private final Map<String, NamedStatement> statements;

    Operations(Tables tables, Dialect dialect) {
        SqlFolder folder = new SqlFolder("classpath:application/" + dialect.folder());
        try {
            statements = folder.files().stream()
                    .collect(Collectors.toUnmodifiableMap(
                            file -> file.name().replaceFirst("[.]sql$", ""),
                            file -> NamedStatement.parse(tables.in(filled(file.text())))));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the operations in " + folder.path(), e);
        }
    }

    private static String filled(String text) {
        return text.strip()
                .replace("{customers}", String.valueOf(Estate.CUSTOMERS))
                .replace("{products}", String.valueOf(Estate.PRODUCTS))
                .replace("{shelves}", String.valueOf(Estate.SHELVES));
    }

    Operation read(long order) {
        return operation(Source.POOL, false, "read", Map.of("order", order));
    }

    Operation create(long write) {
        return write(Source.POOL, "create", write, Map.of());
    }

    Operation transfer(long write, int origin, int destination, BigDecimal amount) {
        return write(
                Source.POOL, "transfer", write, Map.of("origin", origin, "destination", destination, "amount", amount));
    }

    Operation largeUpdate(long write, int document, int bytes) {
        byte[] body = new byte[bytes];
        new SplittableRandom(write).nextBytes(body);
        return write(Source.POOL, "large-update", write, Map.of("document", document, "body", body));
    }

    Operation longTransaction(long write, Duration hold) {
        return write(Source.POOL, "long-transaction", write, Map.of("seconds", hold.toNanos() / 1e9));
    }

    Operation insertWithoutKey(long write) {
        return write(Source.POOL, "insert-without-key", write, Map.of());
    }

    Operation freshConnection(long write) {
        return write(Source.FRESH, "fresh-connection", write, Map.of());
    }

    Operation idleThenUse(long write) {
        return write(Source.RESTED, "idle-then-use", write, Map.of());
    }

    /** One of each kind; the writes under this id, and so small that carrying them out costs next to nothing. */
    List<Operation> samples(long write) {
        return List.of(
                read(1),
                create(write),
                transfer(write, 1, 2, BigDecimal.ZERO),
                largeUpdate(write, 1, 1),
                longTransaction(write, Duration.ZERO),
                insertWithoutKey(write),
                freshConnection(write),
                idleThenUse(write));
    }

    /** The operations that write nothing. */
    List<Operation> reads(long write) {
        return samples(write).stream().filter(sample -> !sample.isWrite()).toList();
    }

    private Operation write(Source source, String name, long write, Map<String, Object> others) {
        Map<String, Object> values = new HashMap<>(others);
        values.put("write", write);
        return operation(source, true, name, values);
    }

    private Operation operation(Source source, boolean isWrite, String name, Map<String, Object> values) {
        NamedStatement statement = statements.get(name);
        if (statement == null) {
            throw new IllegalStateException("there is no SQL for '%s' among %s".formatted(name, statements.keySet()));
        }
        return new Operation(source, isWrite, statement.sql(), statement.arguments(values));
    }
}
