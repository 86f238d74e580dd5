package dev.rehearsal.application;

import java.sql.SQLException;
import java.util.Optional;

/**
 * Where reads go first, when the secret names readers. A reader lags behind and may be away, so what it does not have,
 * or fails at, is asked from the writer. Safe for many threads.
 */
record Readers(Optional<Target> pool) implements AutoCloseable {
    /** A pool of warm connections to them, if there are any. */
    static Readers open(Optional<Login> login, Operations operations) throws SQLException, InterruptedException {
        return login.isEmpty()
                ? new Readers(Optional.empty())
                : new Readers(Optional.of(new Targets(login.get(), operations::reads)
                        .open(login.get().address())));
    }

    /** Has one try at an operation answered by whom it concerns; as {@link Attempt#on}. */
    Optional<String> answer(Attempt attempt, boolean isFirst, Target writer) throws SQLException {
        if (isFirst && !attempt.operation().isWrite() && pool.isPresent()) {
            Optional<String> answer = attempt.on(pool.get());
            if (answer.isPresent()) {
                return answer;
            }
        }
        return attempt.on(writer);
    }

    @Override
    public void close() {
        pool.ifPresent(Target::close);
    }
}
