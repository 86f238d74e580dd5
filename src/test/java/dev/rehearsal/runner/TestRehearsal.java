package dev.rehearsal.runner;

import dev.rehearsal.environment.EnvironmentProvider;
import dev.rehearsal.environment.local.EmbeddedProvider;
import dev.rehearsal.journal.Event;
import dev.rehearsal.journal.Journal;
import dev.rehearsal.journal.Phase;
import dev.rehearsal.journal.RehearsalFolder;
import dev.rehearsal.journal.Verdict;
import dev.rehearsal.journal.WindowKind;
import dev.rehearsal.load.LoadFolder;
import dev.rehearsal.load.SimulationSource;
import dev.rehearsal.requests.CorruptLogException;
import dev.rehearsal.requests.LogReader;
import dev.rehearsal.requests.Request;
import dev.rehearsal.requests.RequestLog;
import dev.rehearsal.scenario.Item;
import dev.rehearsal.scenario.Scenario;
import dev.rehearsal.scenario.ScenarioReader;
import dev.rehearsal.scenario.Setting;
import dev.rehearsal.step.Operator;
import dev.rehearsal.step.Step;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Rehearses on embedded servers unless told otherwise, for tests: quick by default, and with steps put in that break
 * something.
 */
final class TestRehearsal {
    static final String DEFAULT = "01-postgres-logical-replication.yaml";

    private final String name;
    private final List<Setting> settings = new ArrayList<>();
    private UnaryOperator<List<Item>> change = items -> items;
    private Consumer<Interruption> interruption = any -> {};
    private String file = DEFAULT;
    private EnvironmentProvider environment = new EmbeddedProvider();
    // Tests run side by side, so that the machine would excuse what is to be found.
    private Function<RehearsalFolder, RehearsingMachine> machineIn = RehearsingMachine::unwatched;

    /** A rehearsal whose folder is named after the test. */
    TestRehearsal(String name) {
        this.name = name;
        with("estate.rows", "2000")
                .with("application.instances", "1")
                .with("load.rate", "20")
                // The last three seconds are judged; cold code on a busy machine takes those before.
                .with("load.warmUp", "5s")
                .with("load.coolDown", "1s")
                // Machines that run tests are busy; how long things take is for the figures to show.
                .with("expect.longestStall", "20s")
                .with("expect.switchover", "20s");
    }

    /** What a rehearsal left to look at. */
    record Result(Verdict verdict, List<Event> events, RehearsalFolder folder) {
        /** How long the last window of this kind was open. */
        Duration lasted(WindowKind kind) {
            Instant opened = Instant.MAX;
            Duration lasted = Duration.ofDays(1);
            for (Event event : events) {
                if (event instanceof Event.WindowOpened window && window.kind() == kind) {
                    opened = event.at();
                    lasted = Duration.ofDays(1);
                } else if (event instanceof Event.WindowClosed window && window.kind() == kind) {
                    lasted = Duration.between(opened, event.at());
                }
            }
            return lasted;
        }

        /** The requests that were made when the runbook had ended. */
        List<Request> coolingDown() throws CorruptLogException {
            long begun = events.stream()
                    .filter(event -> event instanceof Event.PhaseBegan began && began.phase() == Phase.COOL_DOWN)
                    .mapToLong(event -> ChronoUnit.MICROS.between(Instant.EPOCH, event.at()))
                    .findFirst()
                    .orElse(Long.MAX_VALUE);
            List<Request> found = new ArrayList<>();
            try (LogReader<Request> log = RequestLog.read(new LoadFolder(folder.path()).requests())) {
                for (var request = log.next(); request.isPresent(); request = log.next()) {
                    request.filter(each -> each.begun() >= begun).ifPresent(found::add);
                }
            }
            return List.copyOf(found);
        }
    }

    TestRehearsal of(String scenario) {
        file = scenario;
        return this;
    }

    TestRehearsal on(EnvironmentProvider other) {
        environment = other;
        return this;
    }

    TestRehearsal with(String key, String value) {
        settings.add(new Setting(key, value));
        return this;
    }

    /** Puts a step before the first of this name. */
    TestRehearsal before(String step, Step other) {
        return change(items -> Replacing.first(items, step, found -> Stream.of(other, found)));
    }

    /** Puts a step before the last of this name. */
    TestRehearsal beforeLast(String step, Step other) {
        return changeLast(step, found -> Stream.of(found, other));
    }

    /** Puts a step after the first of this name. */
    TestRehearsal after(String step, Step other) {
        return change(items -> Replacing.first(items, step, found -> Stream.of(found, other)));
    }

    /** Leaves the first step of this name out. */
    TestRehearsal without(String step) {
        return change(items -> Replacing.first(items, step, found -> Stream.empty()));
    }

    /** Puts a step in the place of the last of its name. */
    TestRehearsal replaceLast(Step other) {
        return changeLast(other.verb(), found -> Stream.of(other));
    }

    /** Leaves the last step of this name out. */
    TestRehearsal withoutLast(String step) {
        return changeLast(step, found -> Stream.empty());
    }

    private TestRehearsal changeLast(String step, Replacing.By replacement) {
        return change(items ->
                Replacing.mirrored(Replacing.first(new ArrayList<>(Replacing.mirrored(items)), step, replacement)));
    }

    /** Limits how long the windows of this kind may last. */
    TestRehearsal within(WindowKind kind, Duration limit) {
        UnaryOperator<List<Item>> earlier = change;
        change = items -> earlier.apply(items).stream()
                .map(item -> item.window().equals(Optional.of(kind))
                        ? new Item(item.window(), Optional.of(limit), item.steps())
                        : item)
                .toList();
        return this;
    }

    /** Carries out this item when all others are done. */
    TestRehearsal last(Item item) {
        UnaryOperator<List<Item>> earlier = change;
        change = items ->
                Stream.concat(earlier.apply(items).stream(), Stream.of(item)).toList();
        return this;
    }

    /** Carries out these items instead of the file's. */
    TestRehearsal runbook(Item... items) {
        change = any -> List.of(items);
        return this;
    }

    /** Times are judged by what the machine does. */
    TestRehearsal onWatchedMachine() {
        machineIn = RehearsingMachine::watched;
        return this;
    }

    /** Is given what can interrupt the rehearsal. */
    TestRehearsal interruptedBy(Consumer<Interruption> other) {
        interruption = other;
        return this;
    }

    Result run() throws Exception {
        Scenario read =
                ScenarioReader.standard().read(Path.of("scenarios").resolve(file), settings, environment.name());
        RehearsalFolder folder = new RehearsalFolder(Files.createTempDirectory(
                Files.createDirectories(Path.of("target", "rehearsals").toAbsolutePath()), name + "-"));
        Interruption interruptible = new Interruption();
        interruption.accept(interruptible);
        try (Journal journal = Journal.create(folder.journal())) {
            Assignment assignment = new Assignment(
                    OtherRunbook.of(read, change.apply(read.runbook())),
                    environment,
                    new SimulationSource(read.load().simulation(), read.load().classpath())
                            .prepare(new LoadFolder(folder.path())),
                    folder,
                    question -> new Operator.Answer(false, "nobody to ask in a test"));
            try (RehearsingMachine machine = machineIn.apply(folder)) {
                Verdict verdict = new Rehearsal(assignment, journal, interruptible, machine).run(environment -> {});
                return new Result(verdict, journal.events(), folder);
            }
        }
    }

    /** Carries out what becomes of the items. */
    TestRehearsal change(UnaryOperator<List<Item>> further) {
        UnaryOperator<List<Item>> earlier = change;
        change = items -> further.apply(earlier.apply(items));
        return this;
    }
}
