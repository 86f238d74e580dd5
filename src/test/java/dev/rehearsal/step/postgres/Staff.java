package dev.rehearsal.step.postgres;

import dev.rehearsal.database.Sql;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Roles by the name of {@code staff_…}, made by a test on servers that tests share, and gone after it. */
public record Staff(TwinDatabases twins) implements AfterEachCallback {
    private static final String OF_STAFF = "select rolname from pg_roles where rolname ~ '^staff_' order by 1";

    /** Does what only a superuser may. */
    public void asSuperuser(String server, String... statements) {
        try (Sql sql = twins.account().rds().server(server).sql(twins.name())) {
            List.of(statements).forEach(sql::execute);
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        for (String server : List.of(ServerPair.BLUE, ServerPair.GREEN)) {
            try (Sql sql = twins.account().rds().server(server).sql(twins.name())) {
                List<String> roles = sql.texts(OF_STAFF);
                for (String role : roles) {
                    sql.execute("reassign owned by %s to operator".formatted(role));
                    sql.execute("drop owned by " + role);
                }
                roles.forEach(role -> sql.execute("drop role " + role));
            }
        }
    }
}
