package dev.rehearsal.cli.project;

import dev.rehearsal.scenario.InvalidScenarioException;
import dev.rehearsal.scenario.Scenario;
import dev.rehearsal.scenario.ScenarioReader;
import dev.rehearsal.scenario.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which scenario is meant, where, and with which settings. */
public final class ScenarioArguments {
    private static final String DEFAULT = "postgres-logical-replication";

    @Parameters(
            arity = "0..1",
            paramLabel = "SCENARIO",
            defaultValue = DEFAULT,
            description = "Its name, its number, or a path to a file; ${DEFAULT-VALUE} when not said.")
    private String scenario = DEFAULT;

    @Option(
            names = "--on",
            paramLabel = "ENVIRONMENT",
            description = {
                "Where to rehearse: embedded runs servers as processes on this machine, containers each in one of its own.",
                "The first of them that has what the scenario needs, when not said.",
                "Servers of your own: a file that describes them, such as scenarios/environments/lab.yaml."
            })
    private Optional<String> environment = Optional.empty();

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "A value to put in the place of the file's, as in load.rate=400; may be repeated.")
    private List<String> settings = new ArrayList<>();

    /** The environment that was asked for. */
    Optional<String> environment() {
        return environment;
    }

    /** The scenario as it is rehearsed there. */
    Scenario read(Project project, String environment) throws InvalidScenarioException {
        return ScenarioReader.standard()
                .read(
                        project.scenarios().find(scenario),
                        settings.stream().map(Setting::parse).toList(),
                        environment);
    }

    /** The arguments as they were given. */
    public String given() {
        return words(settings);
    }

    /**
     * The arguments that would mean the same again.
     *
     * @param found a setting that the rehearsal found a value for, and that takes the place of the one given
     */
    public String again(Optional<String> found) {
        List<String> same = new ArrayList<>(settings);
        found.ifPresent(setting -> {
            String key = setting.substring(0, setting.indexOf('=') + 1);
            same.removeIf(each -> each.startsWith(key));
            same.add(setting);
        });
        return words(same);
    }

    private String words(List<String> all) {
        StringBuilder words = new StringBuilder(scenario);
        environment.ifPresent(name -> words.append(" --on ").append(quoted(name)));
        all.forEach(setting -> words.append(" --set ").append(quoted(setting)));
        return words.toString();
    }

    private static String quoted(String word) {
        return word.matches("[\\w./=:,@%+-]*") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
