package dev.rehearsal.load;

import dev.rehearsal.jvm.ChildJvm;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The command line that starts a load's process. */
final class LoadCommand {
    /** A third of what one thread bears on a slow processor. */
    private static final int REQUESTS_PER_THREAD = 1000;

    private LoadCommand() {}

    static List<String> of(LoadSettings settings) {
        LoadFolder folder = settings.folder();
        return Stream.concat(java().stream(), engine(settings, folder).stream()).toList();
    }

    /**
     * The words up to the engine's own. A terminal's Ctrl-C reaches every process in front of it; this one ends only
     * when it is told to.
     */
    static List<String> java() {
        List<String> java = ChildJvm.command(
                "-Xms96m",
                "-Xmx256m",
                "-XX:+ExitOnOutOfMemoryError",
                // Gatling has as many threads as that to write its statistics, and wakes them all for each request.
                "-XX:ActiveProcessorCount=1",
                // Gatling's file writer reaches into java.lang.String.
                "--add-opens=java.base/java.lang=ALL-UNNAMED");
        return Stream.concat(Stream.of("sh", "-c", "trap '' INT; exec \"$@\"", "sh"), java.stream())
                .toList();
    }

    private static List<String> engine(LoadSettings settings, LoadFolder folder) {
        return List.of(
                "-Dlogback.configurationFile=dev/rehearsal/load/logback.xml",
                "-D%s=%s".formatted(LoadFolder.PROPERTY, folder.rehearsal().toAbsolutePath()),
                "-Dgatling.data.enableAnalytics=false",
                // Its log, of which its report is made, and nothing that nobody reads.
                "-Dgatling.data.writers.0=file",
                "-Dio.netty.eventLoopThreads=" + threads(settings.most()),
                "-Dgatling.http.requestTimeout=" + settings.requestTimeout().toMillis(),
                // Well before any server would close it, so that no request meets a connection about to close.
                "-Dgatling.http.pooledConnectionIdleTimeout=10000",
                "-cp",
                classpath(settings),
                "io.gatling.app.Gatling",
                "-s",
                settings.simulation().className(),
                "-rf",
                folder.gatling().toAbsolutePath().toString(),
                "-nr");
    }

    /** One that is awake has the next request to send at hand; two must each be woken. */
    private static int threads(double rate) {
        return 1 + (int) (rate / REQUESTS_PER_THREAD);
    }

    private static String classpath(LoadSettings settings) {
        return Stream.concat(
                        Stream.of(ChildJvm.classPath()),
                        settings.simulation().classpath().stream().map(Path::toString))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
