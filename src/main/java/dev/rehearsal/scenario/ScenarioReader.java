package dev.rehearsal.scenario;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** Reads scenario files and reports every mistake at once. Immutable. */
public final class ScenarioReader {
    /** What green is like where the file only speaks of blue. */
    private static final List<String> INHERITED = List.of("engine", "version", "class");

    private final Settings<ScenarioFile> notation;

    ScenarioReader(StepCatalog catalog) {
        notation = Settings.of(ScenarioFile.class, "the scenario", new Notations(catalog));
    }

    /** A reader that knows every step there is. */
    public static ScenarioReader standard() {
        return new ScenarioReader(StepCatalog.standard());
    }

    /**
     * The scenario in a file, as the settings change it, with the expectations of one kind of environment.
     *
     * @throws InvalidScenarioException listing every mistake with its line and the valid choices
     */
    public Scenario read(Path file, List<Setting> settings, EnvironmentKind kind) throws InvalidScenarioException {
        Problems problems = new Problems();
        Optional<Scenario> scenario = compose(file, problems)
                .flatMap(root -> read(root, settings, problems))
                .map(written -> written.scenario(nameOf(file), kind));
        if (scenario.isEmpty() || !problems.areNone()) {
            throw new InvalidScenarioException(file, problems.all());
        }
        return scenario.get();
    }

    /** The file's name without number and ending. */
    public static String nameOf(Path file) {
        return String.valueOf(file.getFileName()).replaceFirst("^\\d+-", "").replaceFirst("\\.ya?ml$", "");
    }

    private static Optional<Mapping> compose(Path file, Problems problems) {
        try (Reader text = Files.newBufferedReader(file)) {
            Node node = Nodes.compose(text);
            Optional<Mapping> root = Mapping.of(node);
            if (root.isEmpty()) {
                problems.add(node, "expected the settings of a scenario, found " + Notations.shape(node));
            }
            return root;
        } catch (MarkedYAMLException e) {
            problems.add(Place.of(e.getProblemMark()), "this is no YAML: " + e.getProblem());
            return Optional.empty();
        } catch (YAMLException e) {
            problems.add(Place.FILE, "this is no YAML: " + e.getMessage());
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the scenario " + file, e);
        }
    }

    private Optional<ScenarioFile> read(Mapping root, List<Setting> settings, Problems problems) {
        settings.forEach(setting -> setting.applyTo(root, problems));
        Mapping whole = withInheritance(root);
        Optional<ScenarioFile> written = notation.bind(whole.node(), problems);
        new ServerRules(whole, problems).check();
        written.ifPresent(file -> {
            new LoadRules(whole, problems).check(file.load());
            new WindowRules(problems).check(file.runbook());
            new RoleRules(problems).check(file);
        });
        return written;
    }

    private static Mapping withInheritance(Mapping root) {
        Optional<Mapping> blue = root.get("blue").flatMap(Mapping::of);
        Optional<Mapping> green = root.get("green").flatMap(Mapping::of);
        if (blue.isEmpty() || green.isEmpty()) {
            return root;
        }
        Mapping merged = blue.get().only(INHERITED).overlaidWith(green.get());
        return root.with("green", merged.node());
    }
}
