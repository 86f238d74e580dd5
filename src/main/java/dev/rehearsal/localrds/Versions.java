package dev.rehearsal.localrds;

import dev.rehearsal.database.Engine;
import dev.rehearsal.server.PostgresRelease;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Engine versions as requests name them. */
record Versions(List<PostgresRelease> releases) {

    /** The release asked for; the newest when none is. Refused when there is none. */
    PostgresRelease release(String engine, Optional<String> version) {
        if (!engine.equals(Engine.POSTGRES.rdsName())) {
            if (!Engine.rdsNames().contains(engine)) {
                throw Refusal.value("Invalid DB engine: %s; valid are %s".formatted(engine, Engine.rdsNames()));
            }
            throw Refusal.notImitated("engine " + engine, "rehearse it on AWS, or use engine postgres");
        }
        return version.map(this::postgres).orElseGet(this::newest);
    }

    /** Those that an instance can be upgraded to. */
    List<PostgresRelease> above(PostgresRelease release) {
        return releases.stream()
                .filter(other -> other.major() > release.major())
                .toList();
    }

    private PostgresRelease postgres(String version) {
        return PostgresRelease.find(version, releases)
                .orElseThrow(() -> Refusal.combination("Cannot find version %s for postgres; there are %s"
                        .formatted(
                                version,
                                releases.stream().map(PostgresRelease::version).toList())));
    }

    private PostgresRelease newest() {
        return releases.stream()
                .max(Comparator.comparing(PostgresRelease::major))
                .orElseThrow();
    }
}
