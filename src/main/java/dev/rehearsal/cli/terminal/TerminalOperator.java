package dev.rehearsal.cli.terminal;

import dev.rehearsal.step.Operator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Puts a runbook's questions to whoever sits at the terminal; without one, or in CI, the answer is no. */
public final class TerminalOperator implements Operator {
    private static final String NOBODY = "there is no terminal to ask at, and --yes was not given";

    private final boolean saysYes;
    private final Optional<Person> terminal;

    /**
     * Asks a person.
     *
     * @param saysYes whether all questions were answered beforehand, by {@code --yes}
     * @param terminal shows a question and returns what was typed; empty when there is nobody to ask
     */
    TerminalOperator(boolean saysYes, Optional<Person> terminal) {
        this.saysYes = saysYes;
        this.terminal = terminal;
    }

    public static TerminalOperator of(boolean saysYes, Terminal terminal, Map<String, String> environment, Person ask) {
        boolean isUnattended = terminal.columns().isEmpty()
                || environment.getOrDefault("CI", "").equals("true");
        return new TerminalOperator(saysYes, isUnattended ? Optional.empty() : Optional.of(ask));
    }

    @Override
    public Optional<String> absence() {
        return saysYes || terminal.isPresent() ? Optional.empty() : Optional.of(NOBODY);
    }

    @Override
    public Answer ask(String question) throws InterruptedException {
        if (saysYes) {
            return new Answer(true, "--yes");
        }
        return terminal.isPresent()
                ? new Answer(isYes(terminal.get().answer(question)), "the operator at the terminal")
                : new Answer(false, "nobody: " + NOBODY);
    }

    /** The person at the terminal. */
    public interface Person {
        /** What was typed. */
        String answer(String question) throws InterruptedException;
    }

    private static boolean isYes(String typed) {
        return typed.strip().toLowerCase(Locale.ROOT).matches("y|yes");
    }
}
