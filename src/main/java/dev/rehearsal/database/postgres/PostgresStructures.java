package dev.rehearsal.database.postgres;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.dialect.CommonParser;
import dev.rehearsal.database.dialect.Structure;
import dev.rehearsal.database.dialect.StructurePair;
import dev.rehearsal.database.dialect.Structures;
import java.util.Optional;

/** From the catalog. */
record PostgresStructures() implements Structures {
    @Override
    public Structure read(Sql sql) {
        return StructureQueries.read(sql);
    }

    @Override
    public String rightToConnect() {
        return "right to connect";
    }

    @Override
    public CommonParser parser(Sql newer) {
        return new PostgresParser(newer);
    }

    @Override
    public Optional<String> cause(StructurePair pair) {
        return VersionCause.of(pair);
    }
}
