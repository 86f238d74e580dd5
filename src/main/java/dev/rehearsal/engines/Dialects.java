package dev.rehearsal.engines;

import dev.rehearsal.database.Engine;
import dev.rehearsal.database.Scheme;
import dev.rehearsal.database.dialect.Dialect;
import dev.rehearsal.database.postgres.PostgresDialect;
import java.util.List;

/** The words of each engine. */
public final class Dialects {
    private static final Dialect POSTGRES = new PostgresDialect();

    private static final List<Dialect> ALL = List.of(POSTGRES);

    private Dialects() {}

    /** How addresses of databases may begin. */
    public static List<Scheme> schemes() {
        return ALL.stream().map(Dialect::scheme).toList();
    }

    /** The words of the servers whose addresses begin so; one of {@link #schemes}. */
    public static Dialect of(Scheme scheme) {
        return ALL.stream()
                .filter(each -> each.scheme().equals(scheme))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "nobody here speaks to %s; choose one of %s".formatted(scheme.word(), schemes())));
    }

    /**
     * The words that an engine's servers speak.
     *
     * @throws IllegalArgumentException for one that nobody here speaks yet
     */
    public static Dialect of(Engine engine) {
        return switch (engine) {
            case POSTGRES, AURORA_POSTGRESQL -> POSTGRES;
            case MYSQL, AURORA_MYSQL ->
                throw new IllegalArgumentException("speak to %s → it is not spoken here yet → choose %s or %s"
                        .formatted(engine.rdsName(), Engine.POSTGRES.rdsName(), Engine.AURORA_POSTGRESQL.rdsName()));
        };
    }
}
