package dev.rehearsal.server.containers;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Frame;
import dev.rehearsal.server.LogTail;
import dev.rehearsal.server.ServerException;
import dev.rehearsal.time.Await;
import dev.rehearsal.time.Deadline;
import dev.rehearsal.time.Observation;
import dev.rehearsal.time.TimedOutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A container that has the rehearsal's volume and no server: it says every second how much may still be written there,
 * and deletes what nobody needs. Safe for many threads.
 */
public final class VolumeKeeper extends ResultCallback.Adapter<Frame> {
    private static final String SAYING = """
            trap 'exit 0' TERM
            while stat -f -c 'free %%a blocks of %%S' %s; do sleep 1 & wait $!; done
            """.formatted(ContainerRoom.VOLUME);
    private static final Pattern SAID = Pattern.compile("free (\\d+) blocks of (\\d+)");
    private static final Duration SAYS_WITHIN = Duration.ofSeconds(30);
    private static final Duration READS_WITHIN = Duration.ofSeconds(10);
    private static final long NOT_YET = -1;

    private final Container container;
    private volatile long free = NOT_YET;

    private VolumeKeeper(Container container) {
        this.container = container;
    }

    /** One that has spoken already. */
    public static VolumeKeeper start(ContainerRoom room, String image) throws InterruptedException {
        String attempted = "measure the room left where the container engine keeps its volumes";
        VolumeKeeper keeper = new VolumeKeeper(
                room.start(new ContainerPlan(image, "keeper", List.of("bash", "-c", SAYING), Map.of(), Map.of())));
        ContainerEngine.ask(
                attempted,
                () -> keeper.container
                        .docker()
                        .logContainerCmd(keeper.container.id())
                        .withFollowStream(true)
                        .withStdOut(true)
                        .exec(keeper));
        try {
            Await.until(
                    "the container that measures",
                    Deadline.after(SAYS_WITHIN),
                    () -> Observation.of(keeper.free != NOT_YET, "it has said nothing"));
        } catch (TimedOutException e) {
            throw new ServerException(
                    attempted,
                    "%s; %s".formatted(e.getMessage(), keeper.container.lastWords()),
                    "mend what it says, or make room where the container engine keeps its volumes");
        }
        return keeper;
    }

    @Override
    public void onNext(Frame frame) {
        Matcher said = SAID.matcher(new String(frame.getPayload(), StandardCharsets.UTF_8));
        while (said.find()) {
            free = Long.parseLong(said.group(1)) * Long.parseLong(said.group(2));
        }
    }

    public long freeBytes() {
        return free;
    }

    /** The end of a log on the volume, with its size and when it was written, in seconds, on a line before it. */
    public LogTail log(String file, int bytes) throws InterruptedException {
        Container.Said said = container.run(
                "root",
                "[ ! -e %1$s ] || { stat -c '%%s %%Y' %1$s && tail -c %2$d %1$s; }".formatted(file, bytes),
                Map.of(),
                READS_WITHIN);
        ServerMachine.ensure(said, "read " + file);
        if (said.output().isEmpty()) {
            return LogTail.NOTHING;
        }
        int begin = said.output().indexOf('\n') + 1;
        String[] told = said.output().substring(0, begin).strip().split(" ", -1);
        long size = Long.parseLong(told[0]);
        return LogTail.cut(
                size,
                Instant.ofEpochSecond(Long.parseLong(told[1])),
                said.output().substring(begin),
                size <= bytes);
    }

    /** Deletes a folder of the volume. */
    public void delete(String folder) {
        try {
            ServerMachine.ensure(
                    container.run("root", "rm -rf " + folder, Map.of(), Duration.ofMinutes(1)), "delete " + folder);
        } catch (InterruptedException e) {
            // It goes with the volume.
            Thread.currentThread().interrupt();
        }
    }
}
