package dev.rehearsal.cli.terminal;

import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TerminalTest {
    private final InputStream own = System.in;
    private final PipedOutputStream keys = new PipedOutputStream();

    @BeforeEach
    void type() throws IOException {
        System.setIn(new PipedInputStream(keys));
    }

    @AfterEach
    void giveBackTheInput() throws IOException {
        keys.close();
        System.setIn(own);
    }

    @Test
    void a_question_that_nobody_answers_can_be_broken_off() {
        StringWriter shown = new StringWriter();
        CompletableFuture<String> end = new CompletableFuture<>();
        Thread asking = new Thread(() -> {
            try {
                end.complete("answered: " + Terminal.ask(new PrintWriter(shown), "Go on? "));
            } catch (InterruptedException e) {
                end.complete("broken off");
            }
        });
        asking.start();
        await().until(() -> asking.getState() == Thread.State.WAITING);

        asking.interrupt();

        await().until(end::isDone);
        assertThat(end).isCompletedWithValue("broken off");
        assertThat(shown).hasToString("Go on? ");
    }
}
