package dev.rehearsal.step.postgres.replication;

import dev.rehearsal.database.Sql;
import dev.rehearsal.step.Step;
import dev.rehearsal.step.StepContract;
import dev.rehearsal.step.Values;
import dev.rehearsal.step.database.WaitForCalm;
import dev.rehearsal.step.postgres.TwinDatabases;
import dev.rehearsal.step.postgres.care.UpdateExtensions;
import java.time.Duration;
import java.util.function.Function;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The steps that keep a clone level with its source keep what every step promises. */
class CloneStepsIT {
    @RegisterExtension
    final TwinDatabases twins = new TwinDatabases();

    private StepContract.Stage stage(Step step, ClonedTwins cloned, Function<Sql, String> green) {
        return new StepContract.Stage(step, cloned.context(), () -> {
            try (Sql sql = twins.green()) {
                return green.apply(sql);
            }
        });
    }

    private static String subscriptions(Sql sql) {
        return sql.texts("select subname || subenabled from pg_subscription").toString();
    }

    @Nested
    class CreatingSlot extends StepContract {
        @Override
        protected Stage stage() {
            ClonedTwins cloned = ClonedTwins.published(twins);
            return new Stage(cloned.slot(), cloned.context(), () -> {
                try (Sql sql = twins.blue()) {
                    return sql.texts("select slot_name from pg_replication_slots")
                            .toString();
                }
            });
        }
    }

    @Nested
    class ReadingStartLsn extends StepContract {
        @Override
        protected Stage stage() throws Exception {
            ClonedTwins cloned = ClonedTwins.of(twins);
            try (Sql sql = twins.blue()) {
                ClonedTwins.claim(sql, cloned.now().toString());
            }
            return CloneStepsIT.this.stage(new ReadStartLsn("blue", "blue", twins.name()), cloned, sql -> "");
        }
    }

    @Nested
    class DroppingCopiedReplication extends StepContract {
        @Override
        protected Stage stage() throws Exception {
            ClonedTwins cloned = ClonedTwins.of(twins);
            twins.onGreen("create publication upgrade for all tables");
            cloned.context().values().note(Values.createdFor("green"), "a clone");
            return CloneStepsIT.this.stage(
                    new DropCopiedReplication("green", "upgrade"), cloned, sql -> "nothing to restore");
        }
    }

    @Nested
    class UpdatingExtensions extends StepContract {
        @Override
        protected Stage stage() throws Exception {
            ClonedTwins cloned = ClonedTwins.of(twins);
            twins.onGreen("create extension hstore version '1.4'");
            return CloneStepsIT.this.stage(new UpdateExtensions("green"), cloned, sql -> "nothing to restore");
        }
    }

    @Nested
    class Subscribing extends StepContract {
        @Override
        protected Stage stage() throws Exception {
            ClonedTwins cloned = ClonedTwins.of(twins);
            return CloneStepsIT.this.stage(cloned.subscribe(), cloned, CloneStepsIT::subscriptions);
        }
    }

    @Nested
    class AdvancingOrigin extends StepContract {
        @Override
        protected Stage stage() throws Exception {
            ClonedTwins cloned = ClonedTwins.of(twins).noteStart();
            cloned.subscribe().execute(cloned.context());
            return CloneStepsIT.this.stage(cloned.advance(), cloned, CloneStepsIT::subscriptions);
        }
    }

    @Nested
    class MarkingWayBack extends StepContract {
        /** A mark is of its moment, and set anew each time. */
        @Override
        protected boolean isSettledByExecuting() {
            return false;
        }

        @Override
        protected Stage stage() throws Exception {
            ClonedTwins cloned = ClonedTwins.of(twins);
            return CloneStepsIT.this.stage(new MarkWayBack("blue", twins.name()), cloned, sql -> "");
        }
    }

    @Nested
    class AdvancingSlot extends StepContract {
        @Override
        protected Stage stage() throws Exception {
            ClonedTwins cloned = ClonedTwins.of(twins);
            new MarkWayBack("blue", twins.name()).execute(cloned.context());
            return CloneStepsIT.this.stage(
                    new AdvanceReplicationSlot("blue", twins.name()), cloned, CloneStepsIT::subscriptions);
        }
    }

    @Nested
    class Enabling extends StepContract {
        @Override
        protected Stage stage() throws Exception {
            ClonedTwins cloned = ClonedTwins.of(twins).noteStart();
            cloned.subscribe().execute(cloned.context());
            cloned.advance().execute(cloned.context());
            return CloneStepsIT.this.stage(cloned.enable(), cloned, CloneStepsIT::subscriptions);
        }
    }

    @Nested
    class WaitingForCalm extends StepContract {
        @Override
        protected boolean isVisible() {
            return false;
        }

        @Override
        protected boolean isSettledByExecuting() {
            return false;
        }

        @Override
        protected Stage stage() throws Exception {
            return CloneStepsIT.this.stage(
                    new WaitForCalm(
                            "blue", Duration.ofSeconds(10), 500, Duration.ofMillis(300), Duration.ofSeconds(20)),
                    ClonedTwins.of(twins),
                    sql -> "");
        }
    }
}
