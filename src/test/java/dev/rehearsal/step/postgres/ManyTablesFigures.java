package dev.rehearsal.step.postgres;

import dev.rehearsal.check.parity.CutSnapshot;
import dev.rehearsal.check.parity.Parity;
import dev.rehearsal.check.parity.SchemaComparison;
import dev.rehearsal.check.parity.Sequences;
import dev.rehearsal.database.Sql;
import dev.rehearsal.database.postgres.ManySequences;
import dev.rehearsal.database.postgres.PostgresDialect;
import dev.rehearsal.database.postgres.PostgresMarkers;
import dev.rehearsal.journal.Journal;
import dev.rehearsal.journal.Judgement;
import dev.rehearsal.step.Step;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.Verification;
import dev.rehearsal.step.database.Analyze;
import dev.rehearsal.step.database.Fence;
import dev.rehearsal.step.database.SynchronizeSequences;
import dev.rehearsal.step.postgres.care.CheckUpgradeReadiness;
import dev.rehearsal.step.postgres.care.SuccessorKind;
import dev.rehearsal.step.postgres.replication.CreatePublication;
import dev.rehearsal.step.postgres.replication.CreateReplicationSlot;
import dev.rehearsal.step.postgres.replication.CreateSubscription;
import dev.rehearsal.step.postgres.replication.EnableSubscription;
import dev.rehearsal.step.postgres.replication.EnsureReplicaIdentity;
import dev.rehearsal.step.postgres.replication.SubscribeWithoutCopy;
import dev.rehearsal.step.postgres.replication.WaitForReplication;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What grows with the number of tables, before the pause and in it: {@code mvn -Pfigures test
 * -Dtest=ManyTablesFigures}. Each table has a sequence; in one run none has been called, in another all have.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ManyTablesFigures {
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private static final Duration PLAN = Duration.ofSeconds(2);
    /** By as much the pause may be longer than with few. */
    private static final Duration LONGER = Duration.ofMillis(100);

    private static final SynchronizeSequences SEQUENCES = new SynchronizeSequences("blue", "green", 100);
    /** As often as the steps of a window that moves traffic are looked for before it. */
    private static final int ROUNDS = 10;

    @RegisterExtension
    final TwinDatabases twins = new TwinDatabases();

    private final Map<Boolean, Duration> ofFew = new HashMap<>();
    private int tables;

    @ParameterizedTest
    @ValueSource(ints = {10, 10_000})
    void tables_with_sequences_that_were_never_called(int number) throws Exception {
        make(number);
        before(false);
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 10_000})
    void tables_with_sequences_that_were_called(int number) throws Exception {
        make(number);
        twins.onBlue(ManySequences.each("select nextval(''many.t_%1$s_id_seq'')", 1, number));
        before(true);
    }

    private void before(boolean areCalled) throws Exception {
        StepContext context = twins.context().within(Duration.ofMinutes(10)).build();
        timed(
                "prechecks",
                () -> new CheckUpgradeReadiness("blue", "green", SuccessorKind.COPY, Duration.ofMinutes(1), Set.of())
                        .plan(context));
        timed("plan of ensure-replica-identity", () -> new EnsureReplicaIdentity("blue").plan(context));
        CreatePublication publication = new CreatePublication("blue", "upgrade");
        timed("plan of create-publication", () -> publication.plan(context));
        publication.execute(context);
        timed("verification of create-publication", () -> publication.verify(context));
        timed(
                "plan of create-subscription",
                () -> new CreateSubscription("green", "blue", "upgrade", "upgrade", Duration.ofMinutes(1))
                        .plan(context));
        follow(context);
        timed("plan of analyze", () -> new Analyze("green").plan(context));
        timed("structure compared", () -> {
            try (Sql blue = twins.blue();
                    Sql green = twins.green()) {
                return SchemaComparison.of(new PostgresDialect().structures(), blue, green);
            }
        });
        assertThat(timed("plan of synchronize-sequences", () -> SEQUENCES.plan(context)))
                .isLessThan(PLAN);
        timed("synchronize-sequences before the pause", () -> executed(SEQUENCES, context));
        inThePause(context, areCalled);
        timed("parity of sequences", () -> {
            Sequences parity = Sequences.compare(new PostgresDialect(), twins::blue, twins::green);
            assertThat(parity.findings()).isEmpty();
            return parity;
        });
    }

    /** The looks before it are those that a window which moves traffic begins with. */
    private void inThePause(StepContext context, boolean areCalled) throws Exception {
        Fence fence = new Fence("blue");
        WaitForReplication wait = new WaitForReplication("blue", "green");
        timed("plan of fence", () -> fence.plan(context));
        timed("plan of wait-for-replication", () -> wait.plan(context));
        CutSnapshot snapshot = CutSnapshot.prepare(new PostgresDialect(), twins::green, PATIENCE);
        for (int round = 0; round < ROUNDS; round++) {
            SEQUENCES.plan(context);
            SEQUENCES.verify(context);
            wait.verify(context);
            fence.verify(context);
        }
        if (areCalled) {
            twins.onBlue("select nextval('many.t_7_id_seq') from generate_series(1, 200)");
        }
        Duration pause = timed("  fence", () -> executed(fence, context))
                .plus(timed("  verification of fence", () -> fence.verify(context)))
                .plus(timed("  wait-for-replication", () -> executed(wait, context)))
                .plus(timed("  verification of wait-for-replication", () -> wait.verify(context)))
                .plus(timed("  synchronize-sequences", () -> executed(SEQUENCES, context)))
                .plus(timed("  its verification, and the snapshot beside it", () -> {
                    CompletableFuture<Verification> verification =
                            CompletableFuture.supplyAsync(() -> SEQUENCES.verify(context));
                    snapshot.take();
                    return passed(verification.get());
                }));
        fence.undo(context);
        timed("parity of rows and sequences at the cut", () -> {
            Judgement parity = Parity.judge(snapshot, twins::blue, Journal.inMemory());
            assertThat(parity.findings()).isEmpty();
            return parity;
        });
        System.out.printf("%,7d tables: all of that in the pause %.1f ms%n", tables, pause.toNanos() / 1e6);
        assertThat(pause)
                .isLessThan(ofFew.computeIfAbsent(areCalled, any -> pause).plus(LONGER));
    }

    private static Verification passed(Verification verification) {
        assertThat(verification).matches(Verification::isPassed, "passes");
        return verification;
    }

    private void follow(StepContext context) throws Exception {
        new CreateReplicationSlot("blue", "upgrade", "upgrade", Duration.ofMinutes(1)).execute(context);
        new SubscribeWithoutCopy("green", "blue", "upgrade", "upgrade").execute(context);
        new EnableSubscription("green", "blue", "upgrade").execute(context);
    }

    private static Step executed(Step step, StepContext context) throws Exception {
        step.execute(context);
        return step;
    }

    private void make(int number) throws InterruptedException {
        tables = number;
        twins.onBoth(new PostgresMarkers().creating().toArray(String[]::new));
        twins.onBoth(
                "create schema many",
                ManySequences.each(
                        "create table many.t_%1$s (id bigserial primary key, n int check (n > 0), words text)",
                        1, number));
        twins.onBoth("vacuum analyze");
    }

    private Duration timed(String what, Callable<?> work) throws Exception {
        long start = System.nanoTime();
        work.call();
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        System.out.printf("%,7d tables: %s %.1f ms%n", tables, what, took.toNanos() / 1e6);
        return took;
    }
}
