package dev.rehearsal.jvm;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How each Java process that this one starts is started: by the same Java, to be ready soon and to take little. */
public final class ChildJvm {
    /** The system property that names an archive of classes, where there is one. */
    public static final String ARCHIVE = "rehearsal.archive";

    private ChildJvm() {}

    /**
     * The words of a command line up to the class path.
     *
     * @param options of that process alone
     */
    public static List<String> command(String... options) {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.add("-XX:+UseSerialGC");
        // The quick compiler alone: less CPU at the start, and no pauses to compile again later.
        words.add("-XX:TieredStopAtLevel=1");
        // Counters in a file that nobody reads, sampled twenty times a second.
        words.add("-XX:-UsePerfData");
        String archive = System.getProperty(ARCHIVE, "");
        if (!archive.isEmpty()) {
            words.add("-XX:SharedArchiveFile=" + archive);
            // What a Java has to say of an archive that does not fit goes where nobody parses it.
            words.add("-Xlog:disable");
            words.add("-Xlog:all=warning:stderr");
        }
        words.addAll(List.of(options));
        return List.copyOf(words);
    }

    /** The class path of this process. */
    public static String classPath() {
        return System.getProperty("java.class.path");
    }
}
