package dev.rehearsal.scenario;

import dev.rehearsal.database.Engine;
import dev.rehearsal.step.ability.MakesReplica;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** What must hold between blue and green: versions that exist, and a pair that does not go down. */
record ServerRules(Mapping root, Problems problems) {
    void check(Optional<Runbook> runbook) {
        checkFollowers();
        Optional<Version> blue = version("blue");
        Optional<Version> green = version("green");
        blue.ifPresent(from -> green.filter(to -> to.isBelow(from))
                .ifPresent(to -> problems.add(
                        to.place(),
                        "green's version %s is below blue's %s; choose one of %s"
                                .formatted(to.text(), from.text(), String.join(", ", from.orLater())))));
        blue.ifPresent(from ->
                green.ifPresent(to -> runbook.ifPresent(steps -> checkThatReplicaKeepsVersion(from, to, steps))));
    }

    /** An instance has read replicas, a cluster has readers; each has its own word in a file. */
    private void checkFollowers() {
        Optional<Mapping> blue = root.get("blue").flatMap(Mapping::of);
        Optional<Engine> engine = blue.flatMap(settings -> settings.get("engine"))
                .flatMap(ServerRules::scalar)
                .flatMap(node -> engine(node.getValue()));
        engine.ifPresent(known -> {
            String wrong = known.isCluster() ? "replicas" : "readers";
            String right = known.isCluster() ? "readers" : "replicas";
            blue.flatMap(settings -> settings.get(wrong))
                    .ifPresent(node -> problems.add(
                            node,
                            "blue's %s: a server of engine %s has %s; say '%s' instead"
                                    .formatted(wrong, known.rdsName(), right, right)));
        });
    }

    /** RDS makes a replica with its primary's version; a promotion is no upgrade. */
    private void checkThatReplicaKeepsVersion(Version blue, Version green, Runbook runbook) {
        runbook.steps().stream()
                .filter(placed -> placed.step() instanceof MakesReplica replica
                        && replica.madeRole().equals("green"))
                .filter(placed -> blue.rank() != green.rank())
                .forEach(placed -> problems.add(
                        placed.place(),
                        "%s: a replica has its primary's version, and green wants %s where blue has %s; choose one version for both"
                                .formatted(placed.step().verb(), green.text(), blue.text())));
    }

    /** A version that exists; none when it or its engine is missing or wrong, and the wrong version is then told. */
    private Optional<Version> version(String server) {
        Optional<Mapping> settings = root.get(server).flatMap(Mapping::of);
        Optional<ScalarNode> written =
                settings.flatMap(mapping -> mapping.get("version")).flatMap(ServerRules::scalar);
        Optional<Engine> engine = settings.flatMap(mapping -> mapping.get("engine"))
                .flatMap(ServerRules::scalar)
                .flatMap(node -> engine(node.getValue()));
        if (written.isEmpty() || engine.isEmpty()) {
            return Optional.empty();
        }
        Version version = new Version(engine.get(), written.get().getValue(), Place.of(written.get()));
        if (!version.isKnown()) {
            problems.add(
                    written.get(),
                    "%s's version: %s"
                            .formatted(
                                    server,
                                    new Choices(engine.get().majors())
                                            .refuse(
                                                    version.text(),
                                                    "%s version"
                                                            .formatted(
                                                                    engine.get().rdsName()))));
            return Optional.empty();
        }
        return Optional.of(version);
    }

    private static Optional<ScalarNode> scalar(Node node) {
        return node instanceof ScalarNode scalar ? Optional.of(scalar) : Optional.empty();
    }

    private static Optional<Engine> engine(String name) {
        return Engine.rdsNames().contains(name) ? Optional.of(Engine.named(name)) : Optional.empty();
    }

    private record Version(Engine engine, String text, Place place) {
        boolean isKnown() {
            return engine.majors().contains(engine.major(text)) && text.matches("\\d+(\\.\\d+)*");
        }

        /** Compares majors, and minors where the majors are the same and both are said. */
        boolean isBelow(Version other) {
            int byMajor = Integer.compare(rank(), other.rank());
            return byMajor < 0 || (byMajor == 0 && minor() >= 0 && other.minor() >= 0 && minor() < other.minor());
        }

        List<String> orLater() {
            return engine.majors().subList(rank(), engine.majors().size());
        }

        private int rank() {
            return engine.majors().indexOf(engine.major(text));
        }

        private int minor() {
            String major = engine.major(text);
            return text.length() > major.length()
                    ? Integer.parseInt(text.substring(major.length() + 1).split("\\.", -1)[0])
                    : -1;
        }
    }
}
