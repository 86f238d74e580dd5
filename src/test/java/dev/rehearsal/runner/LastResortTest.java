package dev.rehearsal.runner;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class LastResortTest {
    private final CountDownLatch cut = new CountDownLatch(1);

    @Test
    void whoever_does_not_come_back_is_cut_again_and_again() throws InterruptedException {
        CountDownLatch twice = new CountDownLatch(2);
        LastResort resort = new LastResort(Duration.ofMillis(1), twice::countDown);
        try {
            assertThat(twice.await(1, TimeUnit.MINUTES)).isTrue();
        } finally {
            resort.cancel();
        }
    }

    @Test
    void whoever_came_back_is_left_alone_and_nobody_waits_any_more() {
        LastResort resort = new LastResort(Duration.ofHours(1), cut::countDown);

        resort.cancel();

        await().until(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> "last resort".equals(thread.getName())));
        assertThat(cut.getCount()).isEqualTo(1);
    }
}
