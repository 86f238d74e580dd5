package dev.rehearsal.step;

import java.util.Optional;

/** The person, or the rule standing in for one, whom a runbook may ask. */
@FunctionalInterface
public interface Operator {
    /** The answer to a yes-or-no question. */
    Answer ask(String question) throws InterruptedException;

    /** Why nobody could be asked; empty where somebody can. */
    default Optional<String> absence() {
        return Optional.empty();
    }

    /**
     * An answer and who gave it.
     *
     * @param by for the journal: a terminal, {@code --yes}, or why nobody could be asked
     */
    record Answer(boolean isYes, String by) {}
}
