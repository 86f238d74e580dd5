package dev.rehearsal.requests;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** How long it takes, and how much memory, to write and to read ten million requests: {@code mvn -Pfigures test}. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RequestLogFigures {
    private static final int REQUESTS = 10_000_000;
    private static final long START = 1_700_000_000_000_000L;

    @TempDir
    Path folder;

    @Test
    void ten_million_requests() throws Exception {
        Path file = folder.resolve(RequestLog.NAME);

        long begun = System.nanoTime();
        try (RequestLog log = RequestLog.create(file)) {
            for (long number = 1; number <= REQUESTS; number++) {
                log.append(request(number));
            }
        }
        long written = System.nanoTime();
        LongAdder latencies = new LongAdder();
        try (LogReader<Request> reader = RequestLog.read(file)) {
            reader.forEach(request -> latencies.add(request.latency()));
        }
        long read = System.nanoTime();

        System.out.printf(
                "%s requests, %s MB: written in %s ms, read in %s ms; heap at its peak %s MB of %s MB%n",
                REQUESTS,
                Files.size(file) / 1_000_000,
                Duration.ofNanos(written - begun).toMillis(),
                Duration.ofNanos(read - written).toMillis(),
                peakHeap() / 1_000_000,
                Runtime.getRuntime().maxMemory() / 1_000_000);
        assertThat(latencies.sum()).isEqualTo(4_000L * REQUESTS);
    }

    private static Request request(long number) {
        long intended = START + number * 2_500;
        return new Request(
                number, "create", intended, intended + 250, intended + 4_000, Status.OK, 1, number, "blue", "");
    }

    private static long peakHeap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
    }
}
