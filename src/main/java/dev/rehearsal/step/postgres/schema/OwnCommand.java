package dev.rehearsal.step.postgres.schema;

import dev.rehearsal.step.Action;
import dev.rehearsal.step.ShownText;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.StepFailedException;
import dev.rehearsal.time.TimedOutException;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A command of the operator's, told of both servers by environment variables. */
record OwnCommand(String from, String to, Optional<String> command) implements StructureSource {
    @Override
    public List<Action> actions(StepContext context) {
        String shown = new ShownText(context).without(command.orElse("{command}"));
        return List.of(new Action(Action.Kind.COMMAND, to, shown));
    }

    @Override
    public List<String> blockers(StepContext context) {
        return command.isPresent()
                ? List.of()
                : List.of("apply the structure with: command → no command is given → add command: to apply-schema");
    }

    @Override
    public void apply(StepContext context) throws StepFailedException, InterruptedException {
        String line = command.orElseThrow();
        ShownText shown = new ShownText(context);
        String attempt = "run '%s'".formatted(shown.without(line));
        Map<String, String> environment = new HashMap<>();
        environment.putAll(context.variables(from).of(from));
        environment.putAll(context.variables(to).of(to));
        try {
            Program.Result result = new Program(List.of("sh", "-c", line), environment).run(context);
            if (!result.isSuccess()) {
                throw new StepFailedException(
                        attempt,
                        "exit code %d: %s".formatted(result.exitCode(), shown.without(result.errors())),
                        "mend the command");
            }
        } catch (TimedOutException e) {
            throw new StepFailedException(
                    attempt,
                    String.valueOf(e.getMessage()),
                    "allow it more time, or see what the command waits for",
                    e);
        } catch (IOException e) {
            throw new StepFailedException(attempt, String.valueOf(e.getMessage()), "name a command there is", e);
        }
    }
}
