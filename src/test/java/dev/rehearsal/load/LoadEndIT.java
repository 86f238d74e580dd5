package dev.rehearsal.load;

import dev.rehearsal.requests.Request;
import dev.rehearsal.requests.Status;
import dev.rehearsal.time.Deadline;
import dev.rehearsal.time.TimedOutException;
import java.io.BufferedReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.rehearsal.load.Samples.await;
import static dev.rehearsal.load.Samples.orders;
import static dev.rehearsal.load.Samples.requests;
import static dev.rehearsal.load.Samples.soon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The ways a load comes to its end. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LoadEndIT {
    private static final double RATE = 100;

    @TempDir
    Path folder;

    @Test
    void what_is_in_flight_when_the_load_stops_still_ends_and_is_recorded() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        try (Shop shop = Shop.open(exchange -> {
                    if (!exchange.getRequestURI().getQuery().matches("write=[1-9]")) {
                        release.await();
                    }
                });
                RunningLoad load = Load.start(orders(folder, RATE, "create", shop.url()), soon())) {
            await().until(() -> shop.asked().size() >= 50);
            Thread stopping = new Thread(() -> {
                AtomicInteger before = new AtomicInteger();
                await().pollInterval(Duration.ofMillis(300))
                        .until(() -> before.getAndSet(shop.asked().size())
                                == shop.asked().size());
                release.countDown();
            });
            stopping.start();

            load.stop(soon());
            stopping.join();

            List<Request> requests = requests(load.folder());
            assertThat(requests).hasSameSizeAs(shop.asked()).allMatch(request -> request.status() == Status.OK);
        }
    }

    @Test
    void a_load_whose_last_answers_do_not_come_ends_at_the_deadline() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        try (Shop shop = Shop.open(exchange -> {
                    if (!exchange.getRequestURI().getQuery().equals("write=1")) {
                        never.await();
                    }
                });
                RunningLoad load = Load.start(orders(folder, RATE, "create", shop.url()), soon())) {
            assertThatThrownBy(() -> load.stop(Deadline.after(Duration.ofMillis(500))))
                    .isInstanceOf(TimedOutException.class)
                    .hasMessageContaining("the load's last answers");

            assertThat(ProcessHandle.of(load.processId())).isEmpty();
        }
    }

    @Test
    void a_load_that_nobody_answers_is_given_up_at_the_deadline() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        try (Shop shop = Shop.open(exchange -> never.await())) {
            assertThatThrownBy(() -> Load.start(
                            orders(folder, RATE, "create", shop.url()), Deadline.after(Duration.ofSeconds(6))))
                    .isInstanceOf(TimedOutException.class)
                    .hasMessage(
                            "Waited 6 s for the load's first answer; last seen: the load's process runs, no request was answered.");
        }
    }

    @Test
    void a_load_that_breaks_off_says_why() throws Exception {
        try (Shop shop = Shop.open(exchange -> {});
                RunningLoad load = Load.start(orders(folder, RATE, "create", shop.url()), soon())) {
            ProcessHandle.of(load.processId()).orElseThrow().destroyForcibly();

            await().untilAsserted(() -> assertThatThrownBy(load::ensureRunning)
                    .isInstanceOf(LoadBrokenException.class)
                    .hasMessageContaining("the load's process ended with exit code 137"));
            assertThatThrownBy(() -> load.stop(soon())).isInstanceOf(LoadBrokenException.class);
        }
    }

    @Test
    void a_load_that_cannot_begin_shows_what_its_process_said() {
        PreparedSimulation missing = new PreparedSimulation("simulations.Missing", List.of());
        LoadSettings settings =
                Samples.load(missing, Duration.ofMinutes(2), folder, RATE, "create", URI.create("http://127.0.0.1:1"));

        assertThatThrownBy(() -> Load.start(settings, soon()))
                .isInstanceOf(LoadBrokenException.class)
                .hasMessageContaining("simulations.Missing");
    }

    @Test
    void a_request_that_keeps_its_answer_from_the_recording_ends_the_load() throws Exception {
        Path source = Files.writeString(folder.resolve("Changed.java"), """
                import simulations.Kind;
                import simulations.RecordedSimulation;

                public final class Changed extends RecordedSimulation {
                    public Changed() {
                        send(Kind.read("look", http ->
                                http.get("/products").transformResponse((response, session) -> response)));
                    }
                }
                """);
        PreparedSimulation changed =
                new SimulationSource(source.toString(), Optional.empty()).prepare(new LoadFolder(folder));
        try (Shop shop = Shop.open(exchange -> {})) {
            LoadSettings settings = Samples.load(changed, Duration.ofMinutes(2), folder, RATE, "create", shop.url());

            assertThatThrownBy(() -> Load.start(settings, soon()))
                    .isInstanceOf(LoadBrokenException.class)
                    .hasMessageContaining("record a request 'look'")
                    .hasMessageContaining("transformResponse");
        }
    }

    @Test
    void a_load_that_reaches_its_own_end_says_so() throws Exception {
        try (Shop shop = Shop.open(exchange -> {});
                RunningLoad load =
                        Load.start(orders(Duration.ofSeconds(1), folder, RATE, "create", shop.url()), soon())) {
            await().untilAsserted(() -> assertThatThrownBy(load::ensureRunning)
                    .isInstanceOf(LoadBrokenException.class)
                    .hasMessageContaining("raise load.atMost"));
        }
    }

    @Test
    void the_terminal_s_interrupt_does_not_reach_the_load() throws Exception {
        try (Shop shop = Shop.open(exchange -> {});
                RunningLoad load = Load.start(orders(folder, RATE, "create", shop.url()), soon())) {
            Runtime.getRuntime()
                    .exec(new String[] {"kill", "-INT", Long.toString(load.processId())})
                    .waitFor();
            long answered = load.figures().answered();

            await().until(() -> load.figures().answered() > answered + 50);
            load.stop(soon());
        }
    }

    @Test
    void the_load_ends_with_its_parent_even_when_that_is_killed() throws Exception {
        try (Shop shop = Shop.open(exchange -> {})) {
            Process parent = new ProcessBuilder(
                            ProcessHandle.current().info().command().orElseThrow(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Parent.class.getName(),
                            folder.toString(),
                            shop.url().toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            ProcessHandle load;
            try (BufferedReader said = parent.inputReader()) {
                load = ProcessHandle.of(Long.parseLong(said.readLine())).orElseThrow();
            } finally {
                parent.destroyForcibly().waitFor();
            }

            await().until(() -> !load.isAlive());
            assertThat(requests(new LoadFolder(folder))).isNotEmpty();
        }
    }

    /** A process that starts a load, says which process that is, and then does nothing until it is killed. */
    static final class Parent {
        public static void main(String[] arguments) throws Exception {
            RunningLoad load =
                    Load.start(orders(Path.of(arguments[0]), RATE, "create", URI.create(arguments[1])), soon());
            System.out.println(load.processId());
            new CountDownLatch(1).await();
        }
    }
}
