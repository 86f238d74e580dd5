package dev.rehearsal.environment.existing;

import dev.rehearsal.database.Address;
import dev.rehearsal.database.Trust;
import dev.rehearsal.database.Withheld;
import dev.rehearsal.database.postgres.PostgresDialect;
import dev.rehearsal.localrds.TestAccount;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An account's server blue and another as an operator's file names them, {@code lab.yaml}. */
record LabServers(TestAccount account) {
    ExistingServers to(Address green) {
        return new ExistingServers(
                Path.of("lab.yaml"),
                new PostgresDialect(),
                account.address("blue"),
                green,
                Stream.of(account.endpoint("blue"), green.endpoint())
                        .distinct()
                        .collect(Collectors.toMap(
                                Function.identity(), account.connector().reach()::from)),
                Trust.ANY,
                account.operator(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Withheld.NOTHING);
    }
}
