package dev.rehearsal.load;

import dev.rehearsal.requests.Hiccup;
import dev.rehearsal.requests.HiccupLog;
import dev.rehearsal.requests.LogReader;
import dev.rehearsal.requests.Micros;
import dev.rehearsal.requests.Request;
import dev.rehearsal.requests.Schedule;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.rehearsal.load.Samples.await;
import static dev.rehearsal.load.Samples.orders;
import static dev.rehearsal.load.Samples.requests;
import static dev.rehearsal.load.Samples.soon;
import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LoadIT {
    private static final double RATE = 100;
    private static final long SPACING = Math.round(1e6 / RATE);

    @TempDir
    Path folder;

    @Test
    void every_request_has_its_place_in_the_schedule_and_is_recorded_once() throws Exception {
        try (Shop one = Shop.open(exchange -> {});
                Shop two = Shop.open(exchange -> {});
                RunningLoad load = Load.start(orders(folder, RATE, "create", one.url(), two.url()), soon())) {
            await().until(() -> load.figures().answered() >= 300);

            load.stop(soon());

            List<Request> requests = requests(load.folder());
            assertThat(requests.stream().mapToLong(Request::number))
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, requests.size()).boxed().toList());
            assertThat(requests)
                    .allMatch(request ->
                            request.intended() - requests.get(0).intended() == (request.number() - 1) * SPACING);
            assertThat(requests).allMatch(request -> request.lateness() >= 0 && request.ended() > request.begun());
            assertThat(one.asked().size() + two.asked().size()).isEqualTo(requests.size());
            assertThat(Math.abs(one.asked().size() - two.asked().size())).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void a_load_that_is_told_another_rate_keeps_its_numbers_its_distances_and_its_turns() throws Exception {
        double slower = RATE / 2;
        try (Shop one = Shop.open(exchange -> {});
                Shop two = Shop.open(exchange -> {});
                RunningLoad load = Load.start(orders(folder, RATE, "create", one.url(), two.url()), soon())) {
            await().until(() -> load.figures().answered() >= 100);
            load.send(slower);
            await().until(() -> Schedule.in(folder).rate() == slower);
            await().until(() -> load.figures().answered() >= 300);

            load.stop(soon());

            List<Request> requests = requests(load.folder());
            Schedule schedule = Schedule.in(folder);
            assertThat(requests).allMatch(request -> request.intended() == schedule.intended(request.number()));
            assertThat(Stream.concat(one.asked().stream(), two.asked().stream()).map(URI::getQuery))
                    .containsExactlyInAnyOrderElementsOf(requests.stream()
                            .map(request -> "write=" + request.number())
                            .toList());
            assertThat(Math.abs(one.asked().size() - two.asked().size())).isLessThanOrEqualTo(2);
        }
    }

    @Test
    @Tag("alone")
    void a_server_held_for_half_a_second_is_a_stall_of_half_a_second() throws Exception {
        try (Shop shop = Shop.open(exchange -> {});
                RunningLoad load = Load.start(orders(folder, RATE, "create", shop.url()), soon())) {
            await().until(() -> load.figures().answered() >= 500);

            long from = Micros.now();
            shop.hold();
            pause(Duration.ofMillis(500));
            shop.release();
            long held = Micros.now() - from;
            await().until(() -> load.figures().answered() >= 650);
            load.stop(soon());

            long longest = requests(load.folder()).stream()
                    .filter(request -> request.intended() > from - 100_000)
                    .mapToLong(Request::latency)
                    .max()
                    .orElseThrow();
            long tolerance = SPACING + 15_000 + longestHiccup(load.folder(), from);
            assertThat(longest).isBetween(held - tolerance, held + tolerance);
        }
    }

    @Test
    void the_machine_s_own_hiccups_are_recorded() throws Exception {
        try (Shop shop = Shop.open(exchange -> {});
                RunningLoad load = Load.start(orders(folder, RATE, "create", shop.url()), soon())) {
            Runtime.getRuntime()
                    .exec(new String[] {"kill", "-STOP", Long.toString(load.processId())})
                    .waitFor();
            pause(Duration.ofMillis(100));
            Runtime.getRuntime()
                    .exec(new String[] {"kill", "-CONT", Long.toString(load.processId())})
                    .waitFor();
            long answered = load.figures().answered();
            await().until(() -> load.figures().answered() > answered + 20);

            load.stop(soon());

            assertThat(longestHiccup(load.folder(), 0)).isGreaterThan(95_000);
        }
    }

    @Test
    void a_user_s_own_source_is_compiled_and_run() throws Exception {
        Path source = Files.writeString(folder.resolve("Browse.java"), """
                import simulations.Kind;
                import simulations.RecordedSimulation;

                public final class Browse extends RecordedSimulation {
                    public Browse() {
                        send(Kind.read("look", http -> http.get("/products")).weighing(9),
                             Kind.write("buy", http -> http.post("/purchases?id=#{number}")));
                    }
                }
                """);
        PreparedSimulation browse =
                new SimulationSource(source.toString(), Optional.empty()).prepare(new LoadFolder(folder));
        try (Shop shop = Shop.open(exchange -> {});
                RunningLoad load = Load.start(
                        Samples.load(browse, Duration.ofMinutes(2), folder, RATE, "create", shop.url()), soon())) {
            await().until(() -> load.figures().answered() >= 100);

            load.stop(soon());

            List<Request> requests = requests(load.folder());
            assertThat(requests)
                    .filteredOn(request -> request.kind().equals("look"))
                    .hasSizeBetween(75, requests.size())
                    .noneMatch(Request::isWrite);
            assertThat(requests)
                    .filteredOn(request -> request.kind().equals("buy"))
                    .isNotEmpty()
                    .allMatch(Request::isWrite);
            assertThat(shop.asked()).contains(URI.create("/products"));
        }
    }

    private static void pause(Duration duration) {
        await().pollDelay(duration).until(() -> true);
    }

    private static long longestHiccup(LoadFolder folder, long from) throws Exception {
        long longest = 0;
        try (LogReader<Hiccup> hiccups = HiccupLog.read(folder.hiccups())) {
            for (var hiccup = hiccups.next(); hiccup.isPresent(); hiccup = hiccups.next()) {
                longest = Math.max(
                        longest, hiccup.get().at() >= from ? hiccup.get().late() : 0);
            }
        }
        return longest;
    }
}
