package dev.rehearsal.step.postgres.schema;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.SqlFailedException;
import dev.rehearsal.database.postgres.OwnSchemas;
import dev.rehearsal.database.postgres.Parameter;
import dev.rehearsal.database.postgres.Tablespaces;
import dev.rehearsal.step.Action;
import dev.rehearsal.step.Few;
import dev.rehearsal.step.Statements;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.StepFailedException;
import dev.rehearsal.time.Deadline;
import dev.rehearsal.time.TimedOutException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What pg_dump says of another server's structure. */
record Dump(String from, String to) implements StructureSource {
    private static final List<String> COMMAND = List.of(
            "pg_dump",
            "--schema-only",
            "--no-publications",
            "--no-subscriptions",
            "--exclude-schema=" + OwnSchemas.MARKERS,
            "--exclude-schema=" + OwnSchemas.CANARY);
    private static final Pattern VERSION = Pattern.compile("(\\d+)(\\.\\d+)*");
    private static final Duration ASK_WITHIN = Duration.ofSeconds(10);

    @Override
    public List<Action> actions(StepContext context) {
        List<Action> actions = new ArrayList<>();
        actions.add(new Action(Action.Kind.COMMAND, from, String.join(" ", COMMAND)));
        Ownership ownership = Ownership.between(context, from, to);
        if (!ownership.opening().isEmpty()) {
            actions.add(Action.sql(to, "{every schema that pg_dump writes}"));
            actions.addAll(new Statements(to, ownership.opening()).actions());
        }
        actions.add(Action.sql(to, "{every statement that pg_dump writes}"));
        actions.addAll(new Statements(to, ownership.closing()).actions());
        return List.copyOf(actions);
    }

    @Override
    public List<String> blockers(StepContext context) {
        List<String> blockers = new ArrayList<>(program(context));
        if (context.exists(to)) {
            blockers.addAll(tablespaces(context));
        }
        return List.copyOf(blockers);
    }

    private List<String> tablespaces(StepContext context) {
        try (Sql blue = context.sql(from);
                Sql green = context.sql(to)) {
            List<String> closed = new ArrayList<>(Tablespaces.inUse(blue));
            closed.removeAll(Tablespaces.open(green));
            return closed.isEmpty()
                    ? List.of()
                    : List.of(
                            "dump %s → it has something in the tablespaces %s, in which the operator may create nothing on %s → make them there and grant create on them, or move what is in them to pg_default"
                                    .formatted(from, new Few(closed), to));
        }
    }

    private List<String> program(StepContext context) {
        try (Sql sql = context.sql(from)) {
            long server = sql.number("select current_setting('server_version_num')::int / 10000");
            int client = version(context.within(Deadline.after(ASK_WITHIN)));
            return client >= server
                    ? List.of()
                    : List.of(
                            "dump %s, PostgreSQL %d, with pg_dump → the one on PATH is %d → install that of PostgreSQL %d or newer"
                                    .formatted(from, server, client, server));
        } catch (IOException e) {
            return List.of(
                    "dump %s with pg_dump → %s → install PostgreSQL's client programs, or choose with: migrations"
                            .formatted(from, e.getMessage()));
        }
    }

    @Override
    public void apply(StepContext context) throws StepFailedException, InterruptedException {
        Ownership ownership = Ownership.between(context, from, to);
        List<String> dumped = SqlScript.statements(dump(context));
        try (Sql sql = context.alone(to)) {
            DumpedStatements fitted =
                    DumpedStatements.of(dumped, ownership, name -> new Parameter(name).isKnownTo(sql));
            fitted.leftOut()
                    .forEach(statement -> context.journal()
                            .note("left out of the dump, since %s does not have it: %s".formatted(to, statement)));
            fitted.statements().forEach(sql::execute);
        } catch (SqlFailedException e) {
            throw new StepFailedException(
                    "apply the structure of %s to %s".formatted(from, to),
                    String.valueOf(e.getMessage()),
                    "mend what the message names, or choose with: migrations",
                    e);
        }
    }

    private String dump(StepContext context) throws StepFailedException, InterruptedException {
        String attempted = "dump the structure of %s with pg_dump".formatted(from);
        try {
            Program.Result result = new Program(COMMAND, context.variables(from).plain()).run(context);
            if (!result.isSuccess()) {
                throw new StepFailedException(attempted, result.errors(), "mend what the message names");
            }
            return result.output();
        } catch (TimedOutException e) {
            throw new StepFailedException(attempted, String.valueOf(e.getMessage()), "allow it more time", e);
        } catch (IOException e) {
            throw new StepFailedException(
                    attempted, String.valueOf(e.getMessage()), "install PostgreSQL's client programs", e);
        }
    }

    private static int version(StepContext context) throws IOException {
        try {
            Program.Result result = new Program(List.of("pg_dump", "--version"), Map.of()).run(context);
            Matcher matcher = VERSION.matcher(result.output());
            if (!matcher.find()) {
                throw new IOException("pg_dump tells no version");
            }
            return Integer.parseInt(matcher.group(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while asking pg_dump for its version", e);
        }
    }
}
