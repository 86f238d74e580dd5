package simulations;

import dev.rehearsal.requests.Request;
import dev.rehearsal.requests.RequestLog;
import dev.rehearsal.requests.Status;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RecorderTest {
    @TempDir
    private Path folder;

    private final AtomicBoolean isToStop = new AtomicBoolean();
    private Recorder recorder;

    @BeforeEach
    void open() {
        recorder = new Recorder(RequestLog.create(folder.resolve(RequestLog.NAME)), isToStop::get);
    }

    @AfterEach
    void close() {
        recorder.close();
    }

    @Test
    void once_told_to_stop_none_is_sent_any_more() {
        assertThat(recorder.begin(1)).isTrue();
        isToStop.set(true);

        assertThat(recorder.begin(2)).isFalse();
        assertThat(recorder.isDone()).isFalse();
        recorder.end(request(1));
        assertThat(recorder.isDone()).isTrue();
    }

    @Test
    void one_that_comes_before_another_that_was_sent_is_sent_too_so_that_no_number_is_missing() {
        assertThat(recorder.begin(2)).isTrue();
        isToStop.set(true);
        recorder.end(request(2));

        assertThat(recorder.isDone()).as("while the first is yet to come").isFalse();
        assertThat(recorder.begin(1)).isTrue();
        assertThat(recorder.begin(3)).isFalse();
        recorder.end(request(1));
        assertThat(recorder.isDone()).isTrue();
    }

    @Test
    void where_none_was_sent_all_is_done_at_once() {
        isToStop.set(true);

        assertThat(recorder.isDone()).isTrue();
    }

    private static Request request(long number) {
        return new Request(number, "look", 1, 2, 3, Status.OK, 1, Request.NO_WRITE, "blue", "");
    }
}
