package dev.rehearsal.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CacheTest {
    @TempDir
    Path folder;

    private final AtomicInteger made = new AtomicInteger();

    @Test
    void what_many_ask_for_at_once_is_made_once() throws Exception {
        List<Callable<Path>> asking = Collections.nCopies(8, () -> new Cache(folder).keep("thing", this::thing));
        ExecutorService threads = Executors.newFixedThreadPool(asking.size());
        try {
            for (Future<Path> answer : threads.invokeAll(asking)) {
                assertThat(answer.get().resolve("content")).hasContent("whole");
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(made).hasValue(1);
    }

    @Test
    void what_could_not_be_made_is_not_there_and_made_when_asked_for_again() throws Exception {
        Cache cache = new Cache(folder);

        assertThatThrownBy(() -> cache.keep("thing", fresh -> {
                    Files.createDirectory(fresh.resolve("half"));
                    throw new IOException("no room");
                }))
                .hasMessage("no room");

        assertThat(cache.has("thing")).isFalse();
        assertThat(folder).isDirectoryNotContaining(Files::isDirectory);
        assertThat(cache.keep("thing", this::thing).resolve("content")).hasContent("whole");
    }

    @Test
    void who_waits_in_vain_for_another_is_told_the_lock_file() throws Exception {
        Cache impatient = new Cache(folder, Duration.ofMillis(100));

        new Cache(folder).keep("thing", fresh -> {
            assertThatThrownBy(() -> impatient.keep("thing", this::thing))
                    .isInstanceOf(ServerException.class)
                    .hasMessageStartingWith("lock " + folder.resolve("thing.lock"))
                    .hasMessageContaining("see which process holds that file");
            return thing(fresh);
        });

        assertThat(made).hasValue(1);
    }

    @Test
    void what_was_half_made_when_its_maker_was_killed_is_swept_up() throws Exception {
        Cache cache = new Cache(folder);
        Path whole = cache.keep("thing-15.1-made", this::thing);
        Path half = Files.createTempDirectory(folder, "thing-15.1-made.");
        Files.writeString(half.resolve("part"), "some");
        Path others = Files.createDirectory(folder.resolve("nobody-locks.1"));

        Leftovers.Swept swept = cache.sweep();

        assertThat(swept.done()).containsExactly("deleted " + half);
        assertThat(swept.left()).isEmpty();
        assertThat(half).doesNotExist();
        assertThat(whole.resolve("content")).hasContent("whole");
        assertThat(others).isDirectory();
    }

    private Path thing(Path fresh) throws IOException {
        made.incrementAndGet();
        Path thing = Files.createDirectory(fresh.resolve("made"));
        Files.writeString(thing.resolve("content"), "whole");
        return thing;
    }
}
