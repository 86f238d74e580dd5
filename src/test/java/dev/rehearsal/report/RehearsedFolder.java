package dev.rehearsal.report;

import dev.rehearsal.check.availability.Availability;
import dev.rehearsal.check.availability.Terms;
import dev.rehearsal.check.availability.Window;
import dev.rehearsal.check.machine.MachineCheck;
import dev.rehearsal.check.switchover.Switchover;
import dev.rehearsal.fakes.FakeJournal;
import dev.rehearsal.fakes.FakeLoad;
import dev.rehearsal.fakes.FakeMachine;
import dev.rehearsal.journal.Background;
import dev.rehearsal.journal.Event;
import dev.rehearsal.journal.FigureTable;
import dev.rehearsal.journal.Finding;
import dev.rehearsal.journal.FindingCode;
import dev.rehearsal.journal.Judgement;
import dev.rehearsal.journal.LogEnd;
import dev.rehearsal.journal.ParityMoment;
import dev.rehearsal.journal.RehearsalFolder;
import dev.rehearsal.journal.Remains;
import dev.rehearsal.journal.RowDifference;
import dev.rehearsal.journal.SchemaDifference;
import dev.rehearsal.journal.TableParity;
import dev.rehearsal.journal.Verdict;
import dev.rehearsal.journal.WindowKind;
import dev.rehearsal.machine.MachineRecord;
import dev.rehearsal.machine.Part;
import dev.rehearsal.machine.TimeJudge;
import dev.rehearsal.requests.CorruptLogException;
import dev.rehearsal.requests.Micros;
import dev.rehearsal.requests.RequestLog;
import dev.rehearsal.requests.Status;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;

/** Folders of rehearsals that never happened, with everything in them that a report can tell. */
record RehearsedFolder(Path path) {
    private static final Instant START = Instant.parse("2026-05-04T10:00:00Z");
    private static final Duration END = ofSeconds(46);

    /** All went well. */
    static RehearsalFolder passed(Path folder) throws CorruptLogException {
        return new RehearsedFolder(folder).write(load(), Verdict.PASSED, 0);
    }

    /** Requests failed, and rows differ. */
    static RehearsalFolder failed(Path folder) throws CorruptLogException {
        FakeLoad load = load().answer("create", ofSeconds(20), ofSeconds(21), Status.FAILED, "<08006>")
                .answer("transfer", ofSeconds(22), ofMillis(22_100), Status.UNKNOWN, "timed out");
        return new RehearsedFolder(folder).write(load, Verdict.FAILED, 2);
    }

    /** While requests waited for long, somebody else used the whole machine. */
    static RehearsalFolder saturated(Path folder) throws CorruptLogException {
        FakeLoad load = load().hold(ofMillis(20_010), ofMillis(21_900));
        return new RehearsedFolder(folder).write(load, Verdict.UNKNOWN, 0);
    }

    private static FakeMachine machine() {
        return new FakeMachine(START.minusSeconds(5), ofSeconds(55))
                .use(Part.LOAD, ofSeconds(5), ofSeconds(50), 220)
                .use(Part.APPLICATION, ofSeconds(5), ofSeconds(50), 360)
                .use(Part.SERVERS, ofSeconds(2), ofSeconds(53), 280)
                .use(Part.FORWARDERS, ofSeconds(5), ofSeconds(50), 70)
                .use(Part.COMMAND, ofSeconds(0), ofSeconds(55), 60)
                .use(Part.OTHERS, ofSeconds(25), ofSeconds(27), 990)
                .steal(ofSeconds(24), ofSeconds(28), 40)
                .waitForMemory(ofSeconds(30), ofSeconds(32), 80)
                .waitForDisk(ofSeconds(15), ofSeconds(16), 450);
    }

    private static FakeLoad load() {
        return new FakeLoad(START, 200, ofSeconds(45))
                .hold(ofMillis(10_010), ofMillis(10_600))
                .hold(ofMillis(30_005), ofMillis(30_060))
                .moveToGreen(ofMillis(30_050))
                .hiccup(ofMillis(30_020), ofMillis(3));
    }

    private RehearsalFolder write(FakeLoad load, Verdict verdict, long differing) throws CorruptLogException {
        RehearsalFolder folder = new RehearsalFolder(path);
        load.write(path);
        machine().write(path);
        MachineRecord machine = MachineRecord.in(path);
        TimeJudge times = new TimeJudge(machine, machine.between(at(ofSeconds(5)), at(ofSeconds(9))), 200);
        FakeJournal journal = new FakeJournal(START)
                .started()
                .add(new Background.Circumstances(START, Map.of("processors", "2")))
                .maintenance(ofMillis(10_000), ofMillis(10_700))
                .step(2, "create-publication", ofMillis(11_000), ofMillis(11_020))
                .lag(ofSeconds(12), ofSeconds(25))
                .switchover(ofMillis(30_000), ofMillis(30_065));
        Terms terms = new Terms(
                FakeJournal.EXPECTED,
                Window.in(journal.events(), List.of(Optional.of(ofSeconds(10)), Optional.empty())),
                START,
                Optional.of(START.plusSeconds(45)),
                times);
        Path requests = path.resolve(RequestLog.NAME);
        journal.judged(Availability.judge(path, terms), END)
                .judged(
                        MachineCheck.judge(
                                machine,
                                terms.windows(),
                                START,
                                START.plusSeconds(9),
                                Optional.of(START.plusSeconds(45))),
                        END)
                .judged(ledger(), END);
        compare(journal, differing);
        if (verdict == Verdict.FAILED) {
            keep(journal);
        }
        journal.judged(Switchover.judge(WindowKind.SWITCHOVER, journal.events(), requests, ofSeconds(1), times), END)
                .ended(ofSeconds(47), verdict)
                .write(folder.journal());
        return folder;
    }

    private static void keep(FakeJournal journal) {
        Instant at = START.plus(END);
        journal.add(new Remains.SessionEnded(
                        at,
                        "blue",
                        "session 4711 of 'reporting' (nightly, from 10.0.0.5)",
                        "select sum(total) from orders where id > ?",
                        List.of("a statement that had run for 3 s", "2 advisory locks")))
                .add(new Remains.LogKept(
                        at,
                        "green",
                        new LogEnd(
                                "shop-green",
                                "error/postgresql.log",
                                "[77] ERROR:  null value in column <note>\n[9] LOG:  worker (PID 77) exited\n",
                                "ERROR: null value in column <note>")))
                .add(new Remains.LogKept(at, "blue", LogEnd.missing("shop-blue", "no right to read it")));
    }

    private static long at(Duration offset) {
        return Micros.at(START.plus(offset));
    }

    private static Judgement ledger() {
        return new Judgement(
                "ledger",
                List.of(),
                new FigureTable()
                        .count("acknowledged", 5_400)
                        .count("present", 5_400)
                        .count("lost", 0)
                        .figures());
    }

    private static void compare(FakeJournal journal, long differing) {
        Instant at = START.plus(END);
        RowDifference changed = new RowDifference(
                RowDifference.Kind.CHANGED, "id=17", List.of(new RowDifference.Cell("status", "paid", "void")));
        RowDifference missing = new RowDifference(RowDifference.Kind.ONLY_ON_BLUE, "id=18", List.of());
        journal.add(new Event.TableCompared(
                        at,
                        new TableParity(
                                "\"public\".\"orders\"",
                                ParityMoment.CUT,
                                100_000,
                                100_000 - differing / 2,
                                12,
                                48_000_000,
                                ofMillis(340),
                                differing,
                                false,
                                differing > 0 ? List.of(changed, missing) : List.of())))
                .add(new Event.SchemaDiffered(
                        at,
                        new SchemaDifference(
                                "view", "public.open_orders", "select id", "select o.id", "names are spelt out anew")));
        Finding rows = Finding.failed(
                FindingCode.ROWS_DIFFER,
                "equal rows at the cut",
                "2 rows that differ, such as id=17",
                "\"public\".\"orders\"",
                "see which step let writes through");
        Finding index = Finding.failed(
                FindingCode.SCHEMA_DIFFERS,
                "btree (day)",
                "nothing",
                "index public.orders_by_day",
                "add what is missing to the step that applies the structure");
        if (differing > 0) {
            journal.add(new Event.SchemaDiffered(
                    at, new SchemaDifference("index", "public.orders_by_day", "btree (day)", "", "")));
        }
        journal.judged(judgement("parity", differing, rows), END)
                .judged(judgement("schema", Math.min(differing, 1), index), END);
    }

    private static Judgement judgement(String check, long differing, Finding found) {
        return new Judgement(
                check,
                differing > 0 ? List.of(found) : List.of(),
                new FigureTable().count("differing", differing).figures());
    }
}
