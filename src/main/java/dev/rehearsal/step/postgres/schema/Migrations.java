package dev.rehearsal.step.postgres.schema;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.SqlFailedException;
import dev.rehearsal.database.SqlFile;
import dev.rehearsal.database.SqlFolder;
import dev.rehearsal.step.Action;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.StepFailedException;
import java.io.IOException;
import java.util.List;

/** SQL files of a folder, in the order of their names. */
record Migrations(String to, String path) implements StructureSource {
    @Override
    public List<Action> actions(StepContext context) {
        try {
            return new SqlFolder(path)
                    .files().stream()
                            .map(file -> Action.sql(
                                    to,
                                    "{the %d statements of %s}"
                                            .formatted(
                                                    SqlScript.statements(file.text())
                                                            .size(),
                                                    file.name())))
                            .toList();
        } catch (IOException e) {
            // The blockers say so.
            return List.of();
        }
    }

    @Override
    public List<String> blockers(StepContext context) {
        try {
            return new SqlFolder(path).files().isEmpty()
                    ? List.of("read migrations from '%s' → it holds no .sql file → name another path".formatted(path))
                    : List.of();
        } catch (IOException e) {
            return List.of("read migrations from '%s' → %s → name a folder, or classpath: and a folder"
                    .formatted(path, e.getMessage()));
        }
    }

    @Override
    public void apply(StepContext context) throws StepFailedException {
        try (Sql sql = context.alone(to)) {
            for (SqlFile file : new SqlFolder(path).files()) {
                send(sql, file);
            }
        } catch (IOException e) {
            throw new StepFailedException(
                    "read migrations from '%s'".formatted(path),
                    String.valueOf(e.getMessage()),
                    "name a folder that can be read",
                    e);
        }
    }

    /** Statement by statement, so that each that RDS would allow is allowed. */
    private void send(Sql sql, SqlFile file) throws StepFailedException {
        List<String> statements = SqlScript.statements(file.text());
        for (int i = 0; i < statements.size(); i++) {
            try {
                sql.execute(statements.get(i));
            } catch (SqlFailedException e) {
                throw new StepFailedException(
                        "apply statement %d of %s to %s".formatted(i + 1, file.name(), to),
                        String.valueOf(e.getMessage()),
                        "mend the file, or choose with: pg-dump",
                        e);
            }
        }
    }
}
