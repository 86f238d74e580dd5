package dev.rehearsal.check.parity;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.postgres.PostgresRows;
import dev.rehearsal.database.rows.RowDialect;
import dev.rehearsal.database.rows.Twins;
import java.util.Optional;
import java.util.function.Consumer;

/** Loses a connection once it is known what there is to compare. */
record LosingRows(RowDialect usual, Consumer<Sql> loss) implements RowDialect {
    LosingRows(Consumer<Sql> loss) {
        this(new PostgresRows(), loss);
    }

    @Override
    public void look(Sql sql) {
        usual.look(sql);
    }

    @Override
    public void freeze(Sql sql, Optional<String> shared) {
        usual.freeze(sql, shared);
    }

    @Override
    public String share(Sql frozen) {
        return usual.share(frozen);
    }

    @Override
    public Twins twins(Sql blue, Sql green) {
        Twins twins = usual.twins(blue, green);
        loss.accept(green);
        return twins;
    }
}
