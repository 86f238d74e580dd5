package dev.rehearsal.localrds.parameter;

import dev.rehearsal.localrds.answer.Refusal;
import dev.rehearsal.localrds.version.Family;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import software.amazon.awssdk.services.rds.model.RdsException;

/** The account's parameter groups of one kind by name, the default ones included. Safe for many threads. */
public final class ParameterGroups {
    private final Map<String, ParameterGroup> byName = new ConcurrentSkipListMap<>();

    private final List<Family> families;
    private final GroupKind kind;

    public ParameterGroups(GroupKind kind, List<Family> families) {
        this.kind = kind;
        this.families = List.copyOf(families);
        families.forEach(family -> add(new ParameterGroup(
                family.defaultGroup(), kind, family, "Default parameter group for " + family.name())));
    }

    GroupKind kind() {
        return kind;
    }

    /**
     * The family of that name.
     *
     * @throws RdsException listing the families, when there is none of that name
     */
    public Family family(String name) {
        return families.stream()
                .filter(family -> name.equals(family.name()))
                .findFirst()
                .orElseThrow(() ->
                        Refusal.value("ParameterGroupFamily %s is not a valid parameter group family; choose one of %s"
                                .formatted(
                                        name,
                                        families.stream().map(Family::name).toList())));
    }

    public void add(ParameterGroup group) {
        if (byName.putIfAbsent(group.name(), group) != null) {
            throw Refusal.groupExists(group.name());
        }
    }

    public void remove(ParameterGroup group) {
        byName.remove(group.name());
    }

    /**
     * The one of that name.
     *
     * @throws RdsException when there is none
     */
    public ParameterGroup named(String name) {
        return find(name).orElseThrow(() -> Refusal.groupNotFound(name));
    }

    private Optional<ParameterGroup> find(String name) {
        return Optional.ofNullable(byName.get(name.toLowerCase(Locale.ROOT)));
    }

    /**
     * The one of that name, whose values may be changed.
     *
     * @throws RdsException when it is a default one, whose values nobody changes
     */
    public ParameterGroup modifiable(String name) {
        ParameterGroup group = named(name);
        if (group.isDefault()) {
            throw Refusal.groupState("Default DBParameterGroups cannot be modified: " + group.name());
        }
        return group;
    }

    /**
     * The one of that name, for a server of that family.
     *
     * @throws RdsException when there is none, or servers of this family cannot use it
     */
    public ParameterGroup fitting(String name, Family family) {
        ParameterGroup group = find(name).orElseThrow(() -> kind.notFound(name));
        if (!group.family().equals(family)) {
            throw Refusal.combination(
                    ("The Parameter Group %s with DBParameterGroupFamily %s cannot be used for this instance. "
                                    + "Please use a Parameter Group with DBParameterGroupFamily %s")
                            .formatted(group.name(), group.family().name(), family.name()));
        }
        return group;
    }

    public List<ParameterGroup> all() {
        return List.copyOf(byName.values());
    }
}
