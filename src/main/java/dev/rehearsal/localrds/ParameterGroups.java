package dev.rehearsal.localrds;

import dev.rehearsal.server.PostgresRelease;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import software.amazon.awssdk.services.rds.model.RdsException;

/** The account's DB parameter groups by name, the default ones included. Safe for many threads. */
final class ParameterGroups {
    private final Map<String, ParameterGroup> byName = new ConcurrentSkipListMap<>();

    private final List<PostgresRelease> releases;

    ParameterGroups(List<PostgresRelease> releases) {
        this.releases = List.copyOf(releases);
        for (PostgresRelease release : releases) {
            String family = "postgres" + release.major();
            add(new ParameterGroup("default." + family, release, "Default parameter group for " + family));
        }
    }

    /** @throws RdsException listing the families, when there is none of that name */
    PostgresRelease family(String name) {
        return releases.stream()
                .filter(release -> name.equals("postgres" + release.major()))
                .findFirst()
                .orElseThrow(() ->
                        Refusal.value("ParameterGroupFamily %s is not a valid parameter group family; choose one of %s"
                                .formatted(
                                        name,
                                        releases.stream()
                                                .map(release -> "postgres" + release.major())
                                                .toList())));
    }

    static String defaultName(PostgresRelease release) {
        return "default.postgres" + release.major();
    }

    void add(ParameterGroup group) {
        if (byName.putIfAbsent(group.name(), group) != null) {
            throw Refusal.groupExists(group.name());
        }
    }

    void remove(ParameterGroup group) {
        byName.remove(group.name());
    }

    /** @throws RdsException when there is none */
    ParameterGroup named(String name) {
        ParameterGroup group = byName.get(name.toLowerCase(Locale.ROOT));
        if (group == null) {
            throw Refusal.groupNotFound(name);
        }
        return group;
    }

    /** @throws RdsException when there is none, or servers of this release cannot use it */
    ParameterGroup fitting(String name, PostgresRelease release) {
        ParameterGroup group = named(name);
        if (!group.release().equals(release)) {
            throw Refusal.combination(
                    ("The Parameter Group %s with DBParameterGroupFamily %s cannot be used for this instance. "
                                    + "Please use a Parameter Group with DBParameterGroupFamily postgres%d")
                            .formatted(group.name(), group.family(), release.major()));
        }
        return group;
    }

    List<ParameterGroup> all() {
        return List.copyOf(byName.values());
    }
}
