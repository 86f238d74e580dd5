package dev.rehearsal.scenario;

import dev.rehearsal.database.Engine;
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

    private final StepCatalog catalog;

    ScenarioReader(StepCatalog catalog) {
        this.catalog = catalog;
    }

    /** A reader that knows every step there is. */
    public static ScenarioReader standard() {
        return new ScenarioReader(StepCatalog.standard());
    }

    /**
     * The scenario in a file, as the settings change it, with the expectations that hold in an environment of that
     * name.
     *
     * @throws InvalidScenarioException listing every mistake with its line and the valid choices
     */
    public Scenario read(Path file, List<Setting> settings, String environment) throws InvalidScenarioException {
        Problems problems = new Problems();
        Optional<Scenario> scenario = compose(file, "a scenario", problems)
                .flatMap(root -> read(root, settings, problems))
                .map(written -> written.scenario(nameOf(file), environment));
        if (scenario.isEmpty() || !problems.areNone()) {
            throw new InvalidScenarioException(file, problems.all());
        }
        return scenario.get();
    }

    /** The file's name without number and ending. */
    public static String nameOf(Path file) {
        return String.valueOf(file.getFileName()).replaceFirst("^\\d+-", "").replaceFirst("\\.ya?ml$", "");
    }

    static Optional<Mapping> compose(Path file, String noun, Problems problems) {
        try (Reader text = Files.newBufferedReader(file)) {
            Node node = Nodes.compose(text);
            Optional<Mapping> root = Mapping.of(node);
            if (root.isEmpty()) {
                problems.add(node, "expected the settings of %s, found %s".formatted(noun, Notations.shape(node)));
            }
            return root;
        } catch (MarkedYAMLException e) {
            problems.add(Place.of(e.getProblemMark()), "this is no YAML: " + e.getProblem());
            return Optional.empty();
        } catch (YAMLException e) {
            problems.add(Place.FILE, "this is no YAML: " + e.getMessage());
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read %s in %s".formatted(noun, file), e);
        }
    }

    private Optional<ScenarioFile> read(Mapping root, List<Setting> settings, Problems problems) {
        settings.forEach(setting -> setting.applyTo(root, problems));
        Mapping whole = withInheritance(root);
        Notations notations = new Notations(stepsFor(whole));
        Optional<ScenarioFile> written =
                Settings.of(ScenarioFile.class, "the scenario", notations).bind(whole.node(), problems);
        Optional<Runbook> runbook = part(whole, "runbook", Runbook.class, notations);
        new ServerRules(whole, problems).check(runbook);
        new LoadRules(whole, problems).check();
        runbook.filter(Runbook::isWhole).ifPresent(steps -> {
            new WindowRules(problems).check(steps);
            boolean isGreenThere = part(whole, "green", GreenSpec.class, notations)
                    .filter(GreenSpec::exists)
                    .isPresent();
            part(whole, "blue", ServerSpec.class, notations)
                    .ifPresent(blue -> new RoleRules(problems).check(steps, blue, isGreenThere));
        });
        return written;
    }

    /** The steps of blue's engine; all of them where that is missing or wrong, which is told by itself. */
    private StepCatalog stepsFor(Mapping whole) {
        return whole.get("blue")
                .flatMap(Mapping::of)
                .flatMap(blue -> blue.get("engine"))
                .flatMap(node -> new Notations(catalog).of(Engine.class).read(node, new Problems()))
                .map(Engine.class::cast)
                .map(catalog::of)
                .orElse(catalog);
    }

    /** A part by itself, so that a mistake in one part does not hide those of another. */
    private static <T> Optional<T> part(Mapping whole, String key, Class<T> type, Notations notations) {
        return whole.get(key)
                .flatMap(node -> notations.of(type).read(node, new Problems()))
                .map(type::cast);
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
