package dev.rehearsal.localrds;

import dev.rehearsal.database.Engine;
import dev.rehearsal.server.PostgresRelease;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Engine versions as requests name them. */
final class Versions {
    private Versions() {}

    /** The release asked for; the newest when none is. Refused when there is none. */
    static PostgresRelease release(String engine, Optional<String> version) {
        if (!engine.equals(Engine.POSTGRES.rdsName())) {
            if (!Engine.rdsNames().contains(engine)) {
                throw Refusal.value("Invalid DB engine: %s; valid are %s".formatted(engine, Engine.rdsNames()));
            }
            throw Refusal.notImitated("engine " + engine, "rehearse it on AWS, or use engine postgres");
        }
        return version.map(Versions::postgres).orElseGet(Versions::newest);
    }

    /** Those that an instance can be upgraded to. */
    static List<PostgresRelease> above(PostgresRelease release) {
        return Arrays.stream(PostgresRelease.values())
                .filter(other -> other.major() > release.major())
                .toList();
    }

    private static PostgresRelease postgres(String version) {
        return PostgresRelease.find(version)
                .orElseThrow(() -> Refusal.combination("Cannot find version %s for postgres; there are %s"
                        .formatted(version, PostgresRelease.versions())));
    }

    private static PostgresRelease newest() {
        return Arrays.stream(PostgresRelease.values())
                .max(Comparator.comparing(PostgresRelease::major))
                .orElseThrow();
    }
}
