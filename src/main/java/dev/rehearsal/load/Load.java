package dev.rehearsal.load;

import dev.rehearsal.time.Await;
import dev.rehearsal.time.Deadline;
import dev.rehearsal.time.Observation;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;

/** Starts loads. */
public final class Load {
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);

    private Load() {}

    /**
     * Starts a load and returns when its first request has been answered.
     *
     * @throws LoadBrokenException when its process could not be started, or ended
     * @throws dev.rehearsal.time.TimedOutException when no request was answered by the deadline; the process has ended
     */
    public static RunningLoad start(LoadSettings settings, Deadline deadline)
            throws LoadBrokenException, InterruptedException {
        RunningLoad load = new RunningLoad(settings, launch(settings));
        boolean hasBegun = false;
        try {
            Await.until("the load's first answer", deadline, LOOK_EVERY, () -> {
                load.ensureRunning();
                return Observation.of(
                        load.figures().answered() > 0, "the load's process runs, no request was answered");
            });
            hasBegun = true;
            return load;
        } finally {
            if (!hasBegun) {
                load.close();
            }
        }
    }

    private static Process launch(LoadSettings settings) throws LoadBrokenException {
        LoadFolder folder = settings.folder();
        try {
            Files.createDirectories(folder.gatling());
            SettingsFile.write(settings);
            return new ProcessBuilder(LoadCommand.of(settings))
                    .redirectErrorStream(true)
                    .redirectOutput(folder.output().toFile())
                    .start();
        } catch (IOException e) {
            throw new LoadBrokenException("Start the load's process → %s → see that %s can be written and sh exists."
                    .formatted(e.getMessage(), folder.gatling()));
        }
    }
}
