package dev.rehearsal.localrds.version;

import dev.rehearsal.database.Engine;
import dev.rehearsal.localrds.answer.Refusal;
import dev.rehearsal.server.ServerRelease;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Engine versions as requests name them. */
public record Versions(List<ServerRelease> releases) {
    /** The engines that servers here are made of; what Aurora does differently is imitated above the server. */
    static final List<Engine> ENGINES = List.of(Engine.POSTGRES, Engine.AURORA_POSTGRESQL);

    /** What was asked for; the newest version when none is. Refused when there is none. */
    public Family family(String engine, Optional<String> version) {
        Engine known = ENGINES.stream()
                .filter(candidate -> candidate.rdsName().equals(engine))
                .findFirst()
                .orElseThrow(() -> refused(engine));
        return new Family(known, version.map(wanted -> named(wanted, known)).orElseGet(this::newest));
    }

    private static RuntimeException refused(String engine) {
        return Engine.rdsNames().contains(engine)
                ? Refusal.notImitated(
                        "engine " + engine,
                        "rehearse it on AWS, or use one of engine "
                                + ENGINES.stream().map(Engine::rdsName).toList())
                : Refusal.value("Invalid DB engine: %s; valid are %s".formatted(engine, Engine.rdsNames()));
    }

    /** The releases that an instance can be upgraded to. */
    List<ServerRelease> above(ServerRelease release) {
        return releases.stream()
                .filter(other -> other.major() > release.major())
                .toList();
    }

    private ServerRelease named(String version, Engine engine) {
        return ServerRelease.find(version, releases)
                .orElseThrow(() -> Refusal.combination("Cannot find version %s for %s; there are %s"
                        .formatted(
                                version,
                                engine.rdsName(),
                                releases.stream().map(ServerRelease::version).toList())));
    }

    private ServerRelease newest() {
        return releases.stream().max(Comparator.comparing(ServerRelease::major)).orElseThrow();
    }
}
