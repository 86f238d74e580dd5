package dev.rehearsal.application.door;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.rehearsal.application.ShopClient;
import dev.rehearsal.application.ShopClient.Reply;
import dev.rehearsal.load.Shop;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

@Timeout(60)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FrontDoorTest {
    private static final int NO_PORT = 1 << 16;

    private final List<AutoCloseable> open = new ArrayList<>();
    private FrontDoor door;
    private ShopClient client;

    @BeforeEach
    void open() throws IOException {
        door = remembered(FrontDoor.open(0, 1));
        client = new ShopClient(URI.create("http://127.0.0.1:" + door.port()));
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    @Test
    void requests_and_answers_pass() throws Exception {
        Shop shop = shop("first");
        door.pointTo(shop.url().getPort());

        Reply reply = client.post("/create?write=1");

        assertThat(reply).isEqualTo(new Reply(200, 1, "first", ""));
        assertThat(shop.asked()).containsExactly(URI.create("/create?write=1"));
        assertThat(door.backend().underWay()).isZero();
    }

    @Test
    void longAnswers_pass_whole() throws Exception {
        byte[] longAnswer = new byte[300_000];
        Shop shop = remembered(Shop.open(exchange -> {
            exchange.sendResponseHeaders(200, longAnswer.length);
            exchange.getResponseBody().write(longAnswer);
        }));
        door.pointTo(shop.url().getPort());

        for (int i = 0; i < 5; i++) {
            assertThat(client.get("/read?order=1").status()).isEqualTo(200);
        }
        await().until(() -> door.backend().underWay() == 0);
    }

    @Test
    void a_request_under_way_is_answered_by_whom_it_was_given_to_and_the_next_by_the_new_one() throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        Shop first = remembered(Shop.open(exchange -> {
            held.await();
            exchange.getResponseHeaders().add("X-Server", "first");
        }));
        Shop second = shop("second");
        door.pointTo(first.url().getPort());
        CompletableFuture<Reply> underWay = client.postLater("/create?write=1");
        await().until(() -> door.backend().underWay() == 1);

        Backend former = door.pointTo(second.url().getPort());
        Reply next = client.post("/create?write=2");
        int left = former.underWay();
        held.countDown();

        assertThat(next.server()).isEqualTo("second");
        assertThat(left).isEqualTo(1);
        assertThat(underWay.join().server()).isEqualTo("first");
        await().until(() -> former.underWay() == 0);
        assertThat(client.post("/create?write=3").server()).isEqualTo("second");
    }

    @Test
    void connections_that_are_kept_alive_outlive_whom_they_led_to() throws Exception {
        List<Reply> replies = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Shop next = shop("shop " + i);
            Backend former = door.pointTo(next.url().getPort());
            await().until(() -> former.underWay() == 0);
            // The one before is gone for good, and so is every connection to it.
            if (i > 0) {
                open.get(open.size() - 2).close();
            }
            List<CompletableFuture<Reply>> several = IntStream.range(0, 8)
                    .mapToObj(write -> client.postLater("/create?write=" + write))
                    .toList();
            several.forEach(each -> replies.add(each.join()));
        }

        assertThat(replies).hasSize(160).extracting(Reply::status).containsOnly(200);
    }

    @Test
    void who_comes_while_nobody_is_behind_it_is_turned_away() {
        assertThatThrownBy(() -> client.get("/read?order=1")).isInstanceOf(IOException.class);
    }

    @Test
    void a_connection_that_fails_in_no_foreseen_way_fails_by_itself() throws Exception {
        door.pointTo(NO_PORT);
        assertThatThrownBy(() -> client.get("/read?order=1")).isInstanceOf(IOException.class);

        door.pointTo(shop("next").url().getPort());

        assertThat(client.get("/read?order=1").server()).isEqualTo("next");
    }

    @Test
    void connections_that_cannot_be_made_leave_nothing_open() {
        door.pointTo(NO_PORT);
        long before = openFiles();

        for (int i = 0; i < 200; i++) {
            assertThatThrownBy(() -> client.get("/read?order=1")).isInstanceOf(IOException.class);
        }

        await().until(() -> openFiles() < before + 100);
    }

    @Test
    void clients_for_whom_there_are_no_descriptors_wait_until_others_have_gone() throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        Shop shop = remembered(Shop.open(exchange -> held.await()));
        int doorsThatShareAll = (int) (system().getMaxFileDescriptorCount() / 16);
        FrontDoor narrow = remembered(FrontDoor.open(0, doorsThatShareAll));
        narrow.pointTo(shop.url().getPort());
        List<Socket> clients = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Socket next = remembered(new Socket(InetAddress.getLoopbackAddress(), narrow.port()));
            next.setSoTimeout(10_000);
            next.getOutputStream().write("GET /read?order=1 HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            clients.add(next);
        }
        await().until(() -> !shop.asked().isEmpty());

        assertThat(narrow.backend().underWay()).isLessThan(clients.size());
        held.countDown();
        for (Socket each : clients) {
            assertThat(each.getInputStream().read()).isEqualTo('H');
            each.close();
        }
    }

    private static long openFiles() {
        return system().getOpenFileDescriptorCount();
    }

    private static UnixOperatingSystemMXBean system() {
        return (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    }

    @Test
    void a_door_that_is_closed_keeps_nobody_waiting() {
        door.close();

        assertThatThrownBy(() -> door.pointTo(1)).hasRootCauseMessage("this door is closed");
        door.close();
    }

    @Test
    void a_process_that_dies_with_a_request_leaves_it_without_an_answer() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        Shop shop = Shop.open(exchange -> never.await());
        door.pointTo(shop.url().getPort());
        CompletableFuture<Reply> underWay = client.postLater("/create?write=1");
        await().until(() -> !shop.asked().isEmpty());

        shop.close();

        assertThatThrownBy(underWay::join).isInstanceOf(CompletionException.class);
        await().until(() -> door.backend().underWay() == 0);
        assertThatThrownBy(() -> client.get("/read?order=1")).isInstanceOf(IOException.class);
    }

    private Shop shop(String name) throws IOException {
        return remembered(Shop.open(exchange -> {
            exchange.getResponseHeaders().add("X-Attempts", "1");
            exchange.getResponseHeaders().add("X-Server", name);
        }));
    }

    private <T extends AutoCloseable> T remembered(T part) {
        open.add(part);
        return part;
    }
}
