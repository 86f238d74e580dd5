package dev.rehearsal.load;

import dev.rehearsal.requests.Request;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.rehearsal.load.Samples.orders;
import static dev.rehearsal.load.Samples.requests;
import static dev.rehearsal.load.Samples.soon;
import static org.assertj.core.api.Assertions.assertThat;

/** What a load costs the machine, and how punctual it is: {@code mvn -Pfigures test}. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LoadFigures {
    private static final Duration SETTLING = Duration.ofSeconds(5);
    private static final Duration LENGTH = Duration.ofSeconds(20);
    private static final double RATE = 400;

    @TempDir
    Path folder;

    @Test
    void four_hundred_requests_a_second_for_twenty_seconds() throws Exception {
        try (Shop shop = Shop.open(exchange -> {})) {
            long begun = System.nanoTime();
            try (RunningLoad load = Load.start(orders(folder, RATE, "create", shop.url()), soon())) {
                Duration startUp = Duration.ofNanos(System.nanoTime() - begun);
                Duration startUpCpu = cpu(load);
                Awaitility.await()
                        .pollDelay(LENGTH)
                        .atMost(LENGTH.multipliedBy(2))
                        .until(() -> true);
                Duration cpu = cpu(load).minus(startUpCpu);
                load.stop(soon());

                List<Request> requests = requests(load.folder());
                System.out.printf(
                        "first answer after %s ms and %s ms of CPU; then %s ms of CPU in %s s at %s/s; lateness after %s s: %s%n",
                        startUp.toMillis(),
                        startUpCpu.toMillis(),
                        cpu.toMillis(),
                        LENGTH.toSeconds(),
                        RATE,
                        SETTLING.toSeconds(),
                        lateness(requests));
                assertThat(requests).hasSizeGreaterThan((int) (RATE * LENGTH.toSeconds() * 0.9));
            }
        }
    }

    private static Duration cpu(RunningLoad load) {
        return ProcessHandle.of(load.processId())
                .flatMap(process -> process.info().totalCpuDuration())
                .orElseThrow();
    }

    private static String lateness(List<Request> requests) {
        Histogram lateness = new Histogram(3);
        requests.stream()
                .filter(request -> request.number() > RATE * SETTLING.toSeconds())
                .forEach(request -> lateness.recordValue(Math.max(0, request.lateness())));
        return "p50 %.2f ms, p99 %.2f ms, longest %.2f ms"
                .formatted(
                        lateness.getValueAtPercentile(50) / 1000.0,
                        lateness.getValueAtPercentile(99) / 1000.0,
                        lateness.getMaxValue() / 1000.0);
    }
}
