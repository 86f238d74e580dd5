package dev.rehearsal.cli.terminal;

import dev.rehearsal.step.Operator.Answer;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TerminalOperatorTest {
    private static final Terminal TERMINAL = new Terminal(Optional.of(80));

    @Test
    void what_is_typed_at_the_terminal_counts() throws InterruptedException {
        assertThat(operator(TERMINAL, Map.of(), "Yes ").ask("Go on?"))
                .isEqualTo(new Answer(true, "the operator at the terminal"));
        assertThat(operator(TERMINAL, Map.of(), "").ask("Go on?").isYes()).isFalse();
    }

    @Test
    void without_a_terminal_or_in_ci_nobody_agrees() throws InterruptedException {
        Answer refused = new Answer(false, "nobody: there is no terminal to ask at, and --yes was not given");

        assertThat(operator(new Terminal(Optional.empty()), Map.of(), "yes").ask("Go on?"))
                .isEqualTo(refused);
        assertThat(operator(TERMINAL, Map.of("CI", "true"), "yes").ask("Go on?"))
                .isEqualTo(refused);
    }

    @Test
    void a_yes_given_beforehand_answers_everything() throws InterruptedException {
        TerminalOperator operator =
                TerminalOperator.of(true, new Terminal(Optional.empty()), Map.of(), question -> "no");

        assertThat(operator.ask("Go on?")).isEqualTo(new Answer(true, "--yes"));
    }

    private static TerminalOperator operator(Terminal terminal, Map<String, String> environment, String typed) {
        return TerminalOperator.of(false, terminal, environment, question -> typed);
    }
}
