package dev.rehearsal.server.postgres;

import dev.rehearsal.server.ServerRelease;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A PostgreSQL release that can run as an embedded server: the newest minor of each major that has archives. */
public enum EmbeddedRelease {
    V14(14, 24),
    V15(15, 19),
    V16(16, 15),
    V17(17, 11),
    V18(18, 6);

    private final int major;
    private final int minor;

    EmbeddedRelease(int major, int minor) {
        this.major = major;
        this.minor = minor;
    }

    public int major() {
        return major;
    }

    /** Its numbers, by which it is known outside. */
    public ServerRelease release() {
        return new ServerRelease(major, minor);
    }

    /** As RDS writes it: {@code 15.19}. */
    public String version() {
        return release().version();
    }

    /** The archive's own version: {@code 15.19.0}. */
    String archiveVersion() {
        return version() + ".0";
    }

    /** The release meant by a major version or by exactly this minor; empty when there is none. */
    public static Optional<EmbeddedRelease> find(String version) {
        return Arrays.stream(values())
                .filter(release ->
                        ServerRelease.find(version, List.of(release.release())).isPresent())
                .findFirst();
    }

    /** The embedded form of a release that is among {@link #releases}. */
    static EmbeddedRelease of(ServerRelease release) {
        return named(release.version());
    }

    /** All of them, by their numbers. */
    public static List<ServerRelease> releases() {
        return Arrays.stream(values()).map(EmbeddedRelease::release).toList();
    }

    /**
     * The release meant by {@code 15} or {@code 15.19}.
     *
     * @throws IllegalArgumentException listing the versions, when there is none
     */
    public static EmbeddedRelease named(String version) {
        return find(version)
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no embedded PostgreSQL '%s'; choose one of %s or a major version alone"
                                .formatted(version, versions())));
    }

    public static List<String> versions() {
        return Arrays.stream(values()).map(EmbeddedRelease::version).toList();
    }
}
