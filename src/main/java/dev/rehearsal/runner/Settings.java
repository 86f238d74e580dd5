package dev.rehearsal.runner;

import dev.rehearsal.environment.EnvironmentProvider;
import dev.rehearsal.environment.EnvironmentSettings;
import dev.rehearsal.environment.Wanted;
import dev.rehearsal.journal.Event;
import dev.rehearsal.journal.Journal;
import dev.rehearsal.journal.RehearsalFolder;
import dev.rehearsal.scenario.ApplicationSpec;
import dev.rehearsal.scenario.GreenSpec;
import dev.rehearsal.scenario.LoadSpec;
import dev.rehearsal.scenario.Needs;
import dev.rehearsal.scenario.Scenario;
import dev.rehearsal.scenario.ServerSpec;
import dev.rehearsal.step.LeadsTraffic;
import dev.rehearsal.step.Need;
import dev.rehearsal.time.Durations;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A scenario in the words of those who carry parts of it out. */
public final class Settings {
    private Settings() {}

    /** What decides whether an environment can carry the scenario. */
    public static Wanted wanted(Needs needs) {
        return new Wanted(
                needs.servers(),
                needs.gate().inWords(),
                needs.abilities().contains(Need.IN_PLACE_UPGRADE),
                needs.abilities().contains(Need.RDS),
                needs.abilities().contains(Need.GREEN));
    }

    /** What the scenario asks of its environment. */
    public static EnvironmentSettings of(Scenario scenario, RehearsalFolder folder) {
        ServerSpec blue = scenario.blue();
        GreenSpec green = scenario.green();
        ApplicationSpec application = scenario.application();
        return new EnvironmentSettings(
                new EnvironmentSettings.Blue(blue.asServer(), blue.following(), blue.port()),
                green.asServer(),
                new EnvironmentSettings.Sample(
                        scenario.estate().rows(), scenario.estate().seed()),
                new EnvironmentSettings.Application(
                        application.url(),
                        application.instances(),
                        application.port(),
                        application.prepareThreshold(),
                        application.retryFor(),
                        scenario.steps().stream().anyMatch(LeadsTraffic.class::isInstance)),
                scenario.gate().inWords(),
                folder.path(),
                DiskWatch.FLOOR_BYTES);
    }

    static Event.Started started(Scenario scenario, EnvironmentProvider provider, Journal journal) {
        return new Event.Started(
                journal.now(),
                scenario.name(),
                scenario.title(),
                scenario.source(),
                provider.name(),
                asText(scenario),
                provider.imitated(),
                scenario.expect());
    }

    private static Map<String, String> asText(Scenario scenario) {
        LoadSpec load = scenario.load();
        Map<String, String> text = new LinkedHashMap<>();
        text.put("blue.engine", scenario.blue().engine().rdsName());
        text.put("blue.version", scenario.blue().version());
        text.put("blue.class", scenario.blue().instanceClass());
        text.put("green.version", scenario.green().version());
        text.put("green.class", scenario.green().instanceClass());
        text.put("estate.rows", String.valueOf(scenario.estate().rows()));
        text.put("estate.seed", String.valueOf(scenario.estate().seed()));
        text.put("load.simulation", load.simulation());
        text.put("load.rate", load.rate().isAuto() ? "auto" : number(load.rate().perSecond()));
        text.put("load.longTransaction", Durations.inWords(load.longTransaction()));
        text.put("application.instances", String.valueOf(scenario.application().instances()));
        return text;
    }

    private static String number(double rate) {
        return rate == Math.rint(rate) ? String.valueOf(Math.round(rate)) : String.format(Locale.ROOT, "%.1f", rate);
    }
}
