package dev.rehearsal.runner;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class InterruptionTest {
    @Test
    void what_is_opened_after_the_reason_came_is_cut_too() throws Exception {
        Interruption interruption = new Interruption(Duration.ofMillis(1));
        CountDownLatch cut = new CountDownLatch(1);

        interruption.byTheOperator();
        boolean isInterrupted = Thread.interrupted();
        interruption.cutBy(cut::countDown);

        try {
            assertThat(isInterrupted).isTrue();
            assertThat(cut.await(1, TimeUnit.MINUTES)).isTrue();
        } finally {
            interruption.shut();
        }
    }
}
