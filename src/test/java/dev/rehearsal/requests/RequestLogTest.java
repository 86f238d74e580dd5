package dev.rehearsal.requests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.rehearsal.requests.RequestSamples.CREATE;
import static dev.rehearsal.requests.RequestSamples.READ;
import static dev.rehearsal.requests.RequestSamples.read;
import static dev.rehearsal.requests.RequestSamples.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RequestLogTest {
    @TempDir
    Path folder;

    @Test
    void what_is_appended_is_read() throws CorruptLogException {
        Path file = folder.resolve("requests.log");

        write(file, CREATE, READ);

        assertThat(read(file)).containsExactly(CREATE, READ);
    }

    @Test
    void a_person_can_read_it() throws IOException {
        Path file = folder.resolve("requests.log");

        write(file, CREATE);

        assertThat(file).hasContent("""
                        #requests 1: number,kind,intended,lateness,latency,status,attempts,write,server,error
                        1,create,1700000000000000,250,4000,ok,1,1,blue,
                        """);
    }

    @Test
    void an_error_that_would_break_the_columns_is_made_harmless() throws CorruptLogException {
        Path file = folder.resolve("requests.log");
        Request request =
                new Request(1, "create", 0, 0, 0, Status.FAILED, 1, 1, "blue", "no, really\nnot " + "é".repeat(300));

        write(file, request);

        assertThat(read(file).get(0).error()).startsWith("no  really not éé").hasSize(200);
    }

    @Test
    void a_reader_follows_a_log_that_grows() throws Exception {
        Path file = folder.resolve("requests.log");
        try (RequestLog log = RequestLog.create(file);
                LogReader<Request> reader = RequestLog.read(file)) {
            assertThat(reader.next()).isEmpty();

            log.append(CREATE);
            Awaitility.await().until(() -> reader.next().equals(Optional.of(CREATE)));
            log.append(READ);

            Awaitility.await().until(() -> reader.next().equals(Optional.of(READ)));
        }
    }

    @Test
    void a_line_that_arrives_in_two_parts_is_read_once_it_is_whole() throws Exception {
        Path file = folder.resolve("requests.log");
        write(file, CREATE);
        String line = "2,read,0,0,0,ok,1,-1,,\n";
        try (LogReader<Request> reader = RequestLog.read(file)) {
            assertThat(reader.next()).contains(CREATE);

            Files.writeString(file, line.substring(0, 5), StandardOpenOption.APPEND);
            assertThat(reader.next()).isEmpty();
            Files.writeString(file, line.substring(5), StandardOpenOption.APPEND);

            assertThat(reader.next()).map(Request::number).contains(2L);
        }
    }

    @Test
    void many_threads_lose_nothing_even_when_they_are_faster_than_the_disk() throws Exception {
        Path file = folder.resolve("requests.log");
        int threads = 8;
        int each = 20_000;

        try (RequestLog log = RequestLog.create(file)) {
            List<Thread> writers = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                long first = 1 + (long) t * each;
                writers.add(new Thread(
                        () -> LongStream.range(first, first + each).forEach(number -> log.append(numbered(number)))));
            }
            writers.forEach(Thread::start);
            for (Thread writer : writers) {
                writer.join();
            }
        }

        assertThat(read(file).stream().mapToLong(Request::number).sorted())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, (long) threads * each).boxed().toList());
    }

    @Test
    void a_log_never_overwrites_another() {
        Path file = folder.resolve("requests.log");
        write(file, CREATE);

        assertThatThrownBy(() -> RequestLog.create(file))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("cannot create " + file);
    }

    @Test
    void appending_to_a_closed_log_is_refused() {
        Path file = folder.resolve("requests.log");
        RequestLog log = RequestLog.create(file);
        log.close();

        assertThatThrownBy(() -> log.append(CREATE)).hasMessage(file + " is closed");
    }

    @Test
    void hiccups_have_a_log_of_their_own() throws CorruptLogException {
        Path file = folder.resolve("hiccups.log");
        Hiccup hiccup = new Hiccup(1_700_000_000_000_000L, 12_345);
        try (HiccupLog log = HiccupLog.create(file)) {
            log.append(hiccup);
        }

        List<Hiccup> hiccups = new ArrayList<>();
        try (LogReader<Hiccup> reader = HiccupLog.read(file)) {
            reader.forEach(hiccups::add);
        }

        assertThat(hiccups).containsExactly(hiccup);
    }

    private static Request numbered(long number) {
        return new Request(number, "create", number, number, number, Status.OK, 1, number, "blue", "");
    }
}
