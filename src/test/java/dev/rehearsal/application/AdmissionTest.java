package dev.rehearsal.application;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AdmissionTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(20);

    private final Admission admission = new Admission();
    private final ExecutorService others = Executors.newCachedThreadPool();

    @AfterEach
    void close() {
        others.shutdownNow();
    }

    @Test
    void a_pause_returns_once_the_last_transaction_has_left() throws Exception {
        admission.enter();
        CompletableFuture<Boolean> pause = pauseElsewhere();
        await().until(() -> admission.census().isPaused());

        admission.leave();

        assertThat(pause.get()).isTrue();
        assertThat(admission.census()).isEqualTo(new Admission.Census(true, 0, 0));
    }

    @Test
    void a_transaction_that_outlasts_the_pause_lets_the_others_in_again() throws Exception {
        admission.enter();

        boolean isDrained = admission.pause(SHORT);

        admission.enter();
        assertThat(isDrained).isFalse();
        assertThat(admission.census()).isEqualTo(new Admission.Census(false, 2, 0));
    }

    @Test
    void whoever_arrives_during_a_pause_waits_for_its_end() throws Exception {
        admission.pause(SHORT);
        CompletableFuture<Void> arrival = enterElsewhere();
        await().until(() -> admission.census().waiting() == 1);
        boolean wasHeld = !arrival.isDone();

        admission.resume();

        arrival.get();
        assertThat(wasHeld).isTrue();
        assertThat(admission.census()).isEqualTo(new Admission.Census(false, 1, 0));
    }

    @Test
    void whoever_waited_when_a_pause_failed_is_let_in() throws Exception {
        admission.enter();
        CompletableFuture<Boolean> pause = pauseElsewhere();
        await().until(() -> admission.census().isPaused());
        CompletableFuture<Void> arrival = enterElsewhere();
        await().until(() -> admission.census().waiting() == 1);

        admission.resume();

        arrival.get();
        assertThat(pause.get()).isFalse();
    }

    @Test
    void an_order_for_an_earlier_pause_does_not_end_the_present_one() throws Exception {
        admission.pause(SHORT);
        long earlier = admission.pauseNumber();
        admission.resume();
        admission.pause(SHORT);

        boolean wasReleased = admission.resumeIfStill(earlier);

        assertThat(wasReleased).isFalse();
        assertThat(admission.census().isPaused()).isTrue();
        assertThat(admission.resumeIfStill(admission.pauseNumber())).isTrue();
    }

    @Test
    void time_counts_as_held_only_while_paused() throws Exception {
        Duration before = admission.held();
        admission.pause(SHORT);
        await().until(() -> admission.held().compareTo(SHORT) > 0);
        admission.resume();

        assertThat(before).isZero();
        assertThat(admission.held()).isEqualTo(admission.held()).isGreaterThan(SHORT);
    }

    private CompletableFuture<Boolean> pauseElsewhere() {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return admission.pause(LONG);
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                },
                others);
    }

    private CompletableFuture<Void> enterElsewhere() {
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        admission.enter();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                },
                others);
    }
}
