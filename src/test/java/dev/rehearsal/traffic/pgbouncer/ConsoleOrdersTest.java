package dev.rehearsal.traffic.pgbouncer;

import dev.rehearsal.database.Address;
import dev.rehearsal.database.Endpoint;
import dev.rehearsal.traffic.GateException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** Orders reach PgBouncer late, beside looks, and in part, and nothing stays held. */
@Timeout(30)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ConsoleOrdersTest {
    private static final Address BLUE = new Address(new Endpoint("blue", 5432), "shop");
    private static final List<String> BOTH = List.of("reports", "shop");

    private final Set<String> paused = ConcurrentHashMap.newKeySet();
    private final CountDownLatch refused = new CountDownLatch(1);
    private final CountDownLatch never = new CountDownLatch(1);
    private Set<String> silent = Set.of();
    private FakeConsole bouncer;
    private Console console;
    private ConsoleOrders orders;

    @BeforeEach
    void open() throws IOException {
        bouncer = FakeConsole.open(this::answer);
        console = new Console(bouncer.door());
        orders = new ConsoleOrders(bouncer.door(), console);
    }

    @AfterEach
    void close() throws IOException {
        orders.close();
        console.close();
        bouncer.close();
    }

    private List<Map<String, String>> answer(String order) throws IOException, InterruptedException {
        if (silent.contains(order)) {
            never.await();
        }
        String database = order.replaceAll(".* \"?|\"", "");
        if (order.startsWith("PAUSE")) {
            if (silent.contains("drained")) {
                refused.await();
            }
            paused.add(database);
        } else if (order.startsWith("RESUME") && !paused.remove(database)) {
            refused.countDown();
            throw new ConsoleRefusal("database %s is not paused".formatted(database));
        }
        return order.equals("SHOW DATABASES") ? BOTH.stream().map(this::shown).toList() : List.of();
    }

    private Map<String, String> shown(String name) {
        return Map.of("name", name, "host", "blue", "database", "shop", "paused", paused.contains(name) ? "1" : "0");
    }

    @Test
    void a_pause_that_arrives_after_it_was_called_off_is_released() throws Exception {
        silent = Set.of("drained");
        orders.pause(List.of("shop"));
        await().until(() -> bouncer.orders().contains("PAUSE \"shop\""));

        orders.resume(List.of("shop"));

        assertThat(bouncer.orders())
                .filteredOn(order -> order.equals("RESUME \"shop\""))
                .hasSize(2);
        assertThat(paused).isEmpty();
    }

    @Test
    void one_that_cannot_be_resumed_keeps_no_other_held() throws Exception {
        orders.pause(BOTH);
        await().until(() -> paused.containsAll(BOTH));
        silent = Set.of("RESUME \"reports\"");

        assertThatThrownBy(() -> orders.resume(BOTH)).isInstanceOf(GateException.class);

        assertThat(paused).containsExactly("reports");
    }

    @Test
    void a_look_that_gets_no_answer_holds_up_no_order() throws Exception {
        try (PgBouncerGate gate = new PgBouncerGate(
                List.of(PgBouncer.byConsole("bouncer", bouncer.door(), CommandFile.shell("true", "true"))),
                new Clientele("shop", Optional.of(0)),
                BLUE)) {
            gate.pause(Duration.ofSeconds(5));
            assertThat(paused).containsExactlyInAnyOrderElementsOf(BOTH);
            silent = Set.of("SHOW POOLS");
            Thread looking = new Thread(() -> assertThatThrownBy(gate::state).isInstanceOf(GateException.class));
            looking.start();
            await().until(() -> bouncer.orders().contains("SHOW POOLS"));

            gate.resume();

            assertThat(paused).isEmpty();
            looking.interrupt();
            looking.join();
        }
    }
}
