package dev.rehearsal.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lays the folders inside a folder far apart on the disk. ext4 places a new file near its folder and there passes over
 * everything deleted in the last minutes, looking at each: where servers come and go, each with a thousand files, the
 * copy of a data folder then takes seconds instead of a tenth of one. A folder marked as the top of separate trees,
 * with the attribute T of chattr(1), gives each folder inside a region of its own. (recently_deleted and
 * find_group_orlov in the kernel's fs/ext4/ialloc.c)
 */
final class FarApart {
    private static final Logger LOG = LoggerFactory.getLogger(FarApart.class);
    private static final Duration DONE_WITHIN = Duration.ofSeconds(10);

    private FarApart() {}

    /** Harmless where it cannot be done: things take longer there. */
    static void lay(Path folder) {
        try {
            if (!Files.getFileStore(folder).type().equals("ext4")) {
                return;
            }
            Command.Result result =
                    Command.of("chattr", "+T", folder.toString()).run(DONE_WITHIN);
            LOG.debug("chattr +T {}: {} {}", folder, result.exitCode(), result.output());
        } catch (IOException e) {
            LOG.debug("{} is not laid out: {}", folder, e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
