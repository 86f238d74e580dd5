package dev.rehearsal.localrds.version;

import dev.rehearsal.database.Engine;
import dev.rehearsal.server.ServerRelease;
import java.util.List;
import java.util.stream.Stream;

/** An engine in one of its versions, which decides what parameters there are. */
public record Family(Engine engine, ServerRelease release) {
    /** As RDS writes it: {@code aurora-postgresql15}. */
    public String name() {
        return engine.rdsName() + release.major();
    }

    /** The name of the group that everything has which names none. */
    public String defaultGroup() {
        return "default." + name();
    }

    /** The same engine in another version. */
    public Family in(ServerRelease other) {
        return new Family(engine, other);
    }

    public static Stream<Family> of(Engine engine, List<ServerRelease> releases) {
        return releases.stream().map(release -> new Family(engine, release));
    }
}
