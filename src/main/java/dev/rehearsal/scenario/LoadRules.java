package dev.rehearsal.scenario;

import org.yaml.snakeyaml.nodes.Node;

/** What must hold within a load. */
record LoadRules(Mapping root, Problems problems) {
    void check(LoadSpec load) {
        if (!load.simulation().equals("Orders")) {
            return;
        }
        Node where = root.get("load")
                .flatMap(Mapping::of)
                .flatMap(settings -> settings.get("kinds"))
                .orElse(root.node());
        Choices kinds = new Choices(LoadSpec.KINDS);
        load.kinds().stream()
                .filter(kind -> !kinds.words().contains(kind))
                .sorted()
                .forEach(kind -> problems.add(where, kinds.refuse(kind, "kind of request")));
    }
}
