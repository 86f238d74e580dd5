package dev.rehearsal.step;

/** The person, or the rule standing in for one, whom a runbook may ask. */
@FunctionalInterface
public interface Operator {
    /** The answer to a yes-or-no question. */
    Answer ask(String question) throws InterruptedException;

    /**
     * An answer and who gave it.
     *
     * @param by for the journal: a terminal, {@code --yes}, or why nobody could be asked
     */
    record Answer(boolean isYes, String by) {}
}
