package dev.rehearsal.server;

import java.util.List;
import java.util.Optional;

/** A PostgreSQL release by its numbers. */
public record ServerRelease(int major, int minor) {
    /** As RDS writes it: {@code 15.19}. */
    public String version() {
        return major + "." + minor;
    }

    /** The first of these that is meant by a major version, or by exactly this minor; empty when none is. */
    public static Optional<ServerRelease> find(String version, List<ServerRelease> releases) {
        return releases.stream()
                .filter(release -> version.equals(String.valueOf(release.major)) || version.equals(release.version()))
                .findFirst();
    }
}
