package dev.rehearsal.check.parity;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.postgres.PostgresRows;
import dev.rehearsal.database.rows.RowDialect;
import dev.rehearsal.database.rows.Twins;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiFunction;

/** Compares as usual, but something other than there is; snapshots are not shared. */
record AlteredRows(RowDialect usual, BiFunction<Twins, Sql, Twins> altered) implements RowDialect {
    /** @param altered is given what there is to compare, and the connection to green */
    AlteredRows(BiFunction<Twins, Sql, Twins> altered) {
        this(new PostgresRows(), altered);
    }

    @Override
    public void look(Sql sql) {
        usual.look(sql);
    }

    @Override
    public void freeze(Sql sql, Optional<String> shared) {
        usual.freeze(sql, Optional.empty());
    }

    @Override
    public void thaw(Sql frozen) {
        usual.thaw(frozen);
    }

    @Override
    public void freezeAgain(Sql thawed) {
        usual.freezeAgain(thawed);
    }

    @Override
    public void waitAtMost(Sql sql, Duration limit) {
        usual.waitAtMost(sql, limit);
    }

    @Override
    public String share(Sql frozen) {
        return usual.share(frozen);
    }

    @Override
    public Twins twins(Sql blue, Sql green) {
        return altered.apply(usual.twins(blue, green), green);
    }
}
