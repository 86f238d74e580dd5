package dev.rehearsal.server;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** An operating system and processor for which PostgreSQL archives exist. */
public enum Platform {
    LINUX_AMD64("linux-amd64", "C.UTF-8"),
    LINUX_ARM64("linux-arm64v8", "C.UTF-8"),
    DARWIN_AMD64("darwin-amd64", "en_US.UTF-8"),
    DARWIN_ARM64("darwin-arm64v8", "en_US.UTF-8");

    private final String archiveName;
    private final String locale;

    Platform(String archiveName, String locale) {
        this.archiveName = archiveName;
        this.locale = locale;
    }

    /** As in the names of the archives: {@code linux-amd64}. */
    public String archiveName() {
        return archiveName;
    }

    /** A UTF-8 locale that this operating system always has. */
    public String locale() {
        return locale;
    }

    /** The machine this runs on. */
    public static Platform here() {
        return of(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
    }

    /**
     * The platform under the names that Java gives it.
     *
     * @throws IllegalArgumentException listing the platforms, when there are no archives for this one
     */
    public static Platform of(String system, String processor) {
        String name = system.toLowerCase(Locale.ROOT);
        boolean isLinux = name.startsWith("linux");
        boolean isDarwin = name.startsWith("mac");
        boolean isArm = processor.equals("aarch64") || processor.equals("arm64");
        boolean isIntel = processor.equals("amd64") || processor.equals("x86_64");
        if (!(isLinux || isDarwin) || !(isArm || isIntel)) {
            List<String> known =
                    Arrays.stream(values()).map(Platform::archiveName).toList();
            throw new IllegalArgumentException("There is no embedded PostgreSQL for %s on %s; there is one for %s"
                    .formatted(system, processor, known));
        }
        if (isLinux) {
            return isArm ? LINUX_ARM64 : LINUX_AMD64;
        }
        return isArm ? DARWIN_ARM64 : DARWIN_AMD64;
    }
}
