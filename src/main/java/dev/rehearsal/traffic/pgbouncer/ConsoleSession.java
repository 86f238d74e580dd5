package dev.rehearsal.traffic.pgbouncer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A login to a console, which answers one order after another. For one thread; any thread may close it. */
final class ConsoleSession implements AutoCloseable {
    private static final int VERSION_3 = 3 << 16;
    private static final String CONSOLE = "pgbouncer";

    private final ConsoleDoor door;
    private final ConsoleSocket socket;

    ConsoleSession(ConsoleDoor door) {
        this.door = door;
        this.socket = new ConsoleSocket(door);
    }

    /** Connects and logs in. */
    void open(Duration within) throws IOException {
        socket.connect(within);
        socket.send(startup());
        Authentication authentication = new Authentication(door.login());
        while (true) {
            Packet said = socket.receive();
            switch (said.type()) {
                case 'R' -> {
                    Optional<Packet> answer = authentication.answer(said);
                    if (answer.isPresent()) {
                        socket.send(answer.get());
                    }
                }
                case 'E' -> throw new ConsoleRefusal(words(said));
                case 'Z' -> {
                    socket.waitForAnswers();
                    return;
                }
                default -> skip(said);
            }
        }
    }

    private Packet startup() {
        Packet words = Packet.ofTexts(
                Packet.UNTYPED, "user", door.login().user(), "database", CONSOLE, "application_name", "rehearsal", "");
        ByteBuffer body = ByteBuffer.allocate(Integer.BYTES + words.body().remaining());
        return new Packet(
                Packet.UNTYPED, body.putInt(VERSION_3).put(words.body()).flip());
    }

    /**
     * The rows that an order is answered with.
     *
     * @throws ConsoleRefusal when it is refused; the session remains good
     */
    List<Map<String, String>> ask(String order) throws IOException {
        socket.send(Packet.ofTexts('Q', order));
        List<String> columns = List.of();
        List<Map<String, String>> rows = new ArrayList<>();
        Optional<String> refusal = Optional.empty();
        while (true) {
            Packet said = socket.receive();
            switch (said.type()) {
                case 'T' -> columns = columns(said);
                case 'D' -> rows.add(row(said, columns));
                case 'E' -> refusal = Optional.of(words(said));
                case 'Z' -> {
                    if (refusal.isPresent()) {
                        throw new ConsoleRefusal(refusal.get());
                    }
                    return rows;
                }
                default -> skip(said);
            }
        }
    }

    /** Settings, notices, the end of an order: nothing that anybody here wants to know. */
    private static void skip(Packet said) {
        said.bytes(Integer.MAX_VALUE);
    }

    private static List<String> columns(Packet said) {
        int number = said.count();
        List<String> columns = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            columns.add(said.text());
            // Table, column and type with their sizes, and the format.
            said.bytes(18);
        }
        return columns;
    }

    /** Without the columns that are null. */
    private static Map<String, String> row(Packet said, List<String> columns) {
        int number = said.count();
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < number && i < columns.size(); i++) {
            int length = said.number();
            if (length >= 0) {
                row.put(columns.get(i), new String(said.bytes(length), StandardCharsets.UTF_8));
            }
        }
        return row;
    }

    private static String words(Packet said) {
        return said.texts().stream()
                .filter(field -> field.charAt(0) == 'M')
                .map(field -> field.substring(1))
                .findFirst()
                .orElse("it refuses without a word");
    }

    @Override
    public void close() {
        socket.close();
    }
}
