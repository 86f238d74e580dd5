package dev.rehearsal.check.parity;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.rows.RowDialect;
import dev.rehearsal.database.rows.RowReader;
import dev.rehearsal.database.rows.TwinTable;
import dev.rehearsal.database.rows.Twins;
import java.util.List;

/** Reads on green what is on blue wherever differences were planted, so that none can be seen. */
final class BlindRows {
    private BlindRows() {}

    static RowDialect dialect() {
        return new AlteredRows((twins, green) -> new Twins(
                twins.pair(),
                twins.hash(),
                twins.tables(),
                twins.mismatches(),
                twins.planted().stream()
                        .map(each -> new Twins.Planted(new BlueTwice(each.table()), each.differing(), each.changed()))
                        .toList()));
    }

    private record BlueTwice(TwinTable table) implements TwinTable {
        @Override
        public String name() {
            return table.name();
        }

        @Override
        public List<String> columns() {
            return table.columns();
        }

        @Override
        public List<String> key() {
            return table.key();
        }

        @Override
        public boolean isRanged() {
            return table.isRanged();
        }

        @Override
        public long rows() {
            return table.rows();
        }

        @Override
        public long bytes() {
            return table.bytes();
        }

        @Override
        public String shape() {
            return table.shape();
        }

        @Override
        public RowReader onBlue(Sql blue) {
            return table.onBlue(blue);
        }

        @Override
        public RowReader onGreen(Sql green) {
            return table.onBlue(green);
        }
    }
}
