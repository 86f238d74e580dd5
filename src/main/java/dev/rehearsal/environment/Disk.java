package dev.rehearsal.environment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A disk that a rehearsal writes to.
 *
 * @param place a folder on it, or what people call it
 */
public record Disk(String place, Measure measure) {
    /** Tells how many bytes may still be written. */
    public interface Measure {
        long freeBytes() throws IOException;
    }

    /** The one that holds a folder of this machine. */
    public static Disk of(Path folder) {
        return new Disk(folder.toString(), () -> Files.getFileStore(folder).getUsableSpace());
    }

    public long freeBytes() throws IOException {
        return measure.freeBytes();
    }
}
