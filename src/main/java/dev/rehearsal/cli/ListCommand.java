package dev.rehearsal.cli;

import dev.rehearsal.cli.project.Project;
import dev.rehearsal.cli.terminal.Screen;
import dev.rehearsal.scenario.InvalidScenarioException;
import dev.rehearsal.scenario.Needs;
import dev.rehearsal.scenario.Scenario;
import dev.rehearsal.scenario.ScenarioFolder;
import dev.rehearsal.scenario.ScenarioReader;
import dev.rehearsal.scenario.StepCatalog;
import dev.rehearsal.scenario.StepSetting;
import dev.rehearsal.step.Listing;
import dev.rehearsal.step.Need;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Shows the scenarios and the steps there are. */
@Command(
        name = "list",
        description = "Shows every scenario and every step: what it needs, and which runbook line it stands for.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  rehearse list")
final class ListCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Screen screen = Screen.of(spec);
        screen.heading("Scenarios");
        Project.here().scenarios().files().forEach(file -> showScenario(file, screen));
        screen.line("");
        screen.heading("Steps");
        StepCatalog.standard().listings().forEach(each -> showStep(each, screen));
        return ExitCode.PASSED.number();
    }

    private static void showScenario(Path file, Screen screen) {
        String number = ScenarioFolder.numberOf(file).map(String::valueOf).orElse("");
        screen.line("  %2s  %s".formatted(number, screen.bold(ScenarioReader.nameOf(file))));
        try {
            Scenario scenario = ScenarioReader.standard().read(file, List.of(), "embedded");
            screen.line("      " + scenario.title());
            screen.line("      from: " + scenario.source());
            screen.line("      needs: " + inWords(scenario.needs()));
        } catch (InvalidScenarioException e) {
            screen.line("      cannot be used: " + e.getMessage());
        }
    }

    private static void showStep(Listing listing, Screen screen) {
        screen.line("  " + screen.bold(listing.verb()));
        screen.line("      stands for: " + listing.standsFor());
        screen.line("      needs: " + inWords(listing.needs()));
        StepCatalog.settingsOf(listing).forEach(setting -> screen.line("      " + inWords(setting)));
    }

    private static String inWords(StepSetting setting) {
        String value = setting.byDefault()
                .filter(text -> !text.isEmpty())
                .map(text -> text + " where not said")
                .orElse(setting.isRequired() ? "must be said" : "may be left out");
        String says = setting.says().isEmpty() ? "" : "; " + setting.says();
        return "%s: %s, %s%s".formatted(setting.key(), setting.wanted(), value, says);
    }

    private static String inWords(Needs needs) {
        String engines = needs.engines().stream()
                .map(engine -> engine.rdsName())
                .sorted()
                .collect(Collectors.joining(", "));
        return "%s; gate: %s; %s".formatted(engines, needs.gate().inWords(), inWords(needs.abilities()));
    }

    private static String inWords(Collection<Need> needs) {
        return needs.stream().sorted().map(Need::words).collect(Collectors.joining(", "));
    }
}
