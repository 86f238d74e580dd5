package dev.rehearsal.load;

import dev.rehearsal.requests.HiccupLog;
import dev.rehearsal.requests.RateLog;
import dev.rehearsal.requests.RequestLog;
import java.nio.file.Path;

/** Where a load keeps its files: the two logs in the rehearsal's folder, all that is the engine's own below it. */
public record LoadFolder(Path rehearsal) {
    /** The system property that tells a load's process which folder is its own. */
    static final String PROPERTY = "rehearsal.load.folder";

    /** The folder of the load that this process is. */
    public static LoadFolder ofThisProcess() {
        String folder = System.getProperty(PROPERTY);
        if (folder == null) {
            throw new IllegalStateException(
                    "this simulation is run by a rehearsal, not by itself: -D%s is not set".formatted(PROPERTY));
        }
        return new LoadFolder(Path.of(folder));
    }

    public Path requests() {
        return rehearsal.resolve(RequestLog.NAME);
    }

    public Path hiccups() {
        return rehearsal.resolve(HiccupLog.NAME);
    }

    public Path rates() {
        return rehearsal.resolve(RateLog.NAME);
    }

    /** The engine's own files. */
    public Path gatling() {
        return rehearsal.resolve("gatling");
    }

    /** What the load's process prints. */
    public Path output() {
        return gatling().resolve("output.log");
    }

    /** What the load's process reads when it starts. */
    public Path settings() {
        return gatling().resolve("load.properties");
    }

    /** Simulations compiled from source. */
    public Path classes() {
        return gatling().resolve("classes");
    }
}
