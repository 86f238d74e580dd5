package dev.rehearsal.step.postgres.replication;

import dev.rehearsal.step.Plan;
import dev.rehearsal.step.Values;
import dev.rehearsal.step.Verification;
import dev.rehearsal.step.postgres.TwinDatabases;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A way back that would lose writes, or repeat them, is refused; and what is another's is left alone. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class WayBackTroubleIT {
    @RegisterExtension
    final TwinDatabases twins = new TwinDatabases();

    @Test
    void a_way_back_through_a_slot_that_is_missing_or_was_made_too_late_is_seen() throws Exception {
        ClonedTwins cloned = ClonedTwins.published(twins);
        MarkWayBack mark = new MarkWayBack("blue", twins.name());

        Plan plan = mark.plan(cloned.context()).after(List.of());
        mark.execute(cloned.context());
        Verification missing = mark.verify(cloned.context());
        cloned.write(1, 1);
        cloned.slot().execute(cloned.context());
        Verification late = mark.verify(cloned.context());

        assertThat(plan.blockers()).singleElement().asString().contains("create it before traffic is held");
        assertThat(missing.isPassed()).isFalse();
        assertThat(missing.found()).contains("has no slot");
        assertThat(late.isPassed()).isFalse();
        assertThat(late.found()).contains("keeps only what was committed since");
    }

    @Test
    void a_subscription_that_would_be_sent_what_it_holds_is_not_enabled() throws Exception {
        ClonedTwins cloned = ClonedTwins.of(twins);
        cloned.subscribe().execute(cloned.context());

        Plan alone = cloned.enable().plan(cloned.context()).after(List.of());
        Plan later = cloned.enable().plan(cloned.context()).after(List.of(AdvanceReplicationSlot.class));
        new MarkWayBack("blue", twins.name()).execute(cloned.context());
        Plan marked = cloned.enable().plan(cloned.context()).after(List.of());
        new AdvanceReplicationSlot("blue", twins.name()).execute(cloned.context());
        Plan advanced = cloned.enable().plan(cloned.context()).after(List.of());

        assertThat(alone.blockers()).singleElement().asString().contains("would be sent to it again");
        assertThat(later.blockers()).isEmpty();
        assertThat(marked.blockers()).isEqualTo(alone.blockers());
        assertThat(advanced.blockers()).isEmpty();
    }

    @Test
    void a_slot_is_not_advanced_without_a_mark_nor_once_somebody_reads_it() throws Exception {
        ClonedTwins cloned = ClonedTwins.of(twins).noteStart();
        AdvanceReplicationSlot advance = new AdvanceReplicationSlot("blue", twins.name());
        cloned.subscribe().execute(cloned.context());
        cloned.advance().execute(cloned.context());

        Plan unmarked = advance.plan(cloned.context()).after(List.of());
        cloned.enable().execute(cloned.context());
        cloned.context().values().note(MarkWayBack.valueOf("blue", twins.name()), "FFFF/0");
        Plan read = advance.plan(cloned.context()).after(List.of());

        assertThat(unmarked.blockers()).singleElement().asString().contains("mark it while nobody writes");
        assertThat(read.blockers()).singleElement().asString().contains("it is read already");
    }

    @Test
    void slots_of_a_server_that_no_step_has_made_are_not_dropped() throws Exception {
        ClonedTwins cloned = ClonedTwins.of(twins);
        DropCopiedReplication drop = new DropCopiedReplication("blue", "upgrade");

        assertThat(drop.plan(cloned.context()).blockers())
                .singleElement()
                .asString()
                .contains("no step of this runbook has made that server", twins.name());
        assertThatThrownBy(() -> drop.execute(cloned.context())).hasMessageContaining("nothing was done");
        cloned.context().values().note(Values.createdFor("blue"), "a clone");
        assertThat(drop.plan(cloned.context()).blockers()).isEmpty();
    }

    @Test
    void a_slot_of_somebody_else_does_not_keep_a_publication_from_being_dropped() throws Exception {
        ClonedTwins cloned = ClonedTwins.published(twins);
        String others = "others_" + twins.name();
        twins.onBlue("select pg_create_logical_replication_slot('%s', 'pgoutput')".formatted(others));
        DropPublication drop = new DropPublication("blue", ClonedTwins.PUBLICATION);

        drop.execute(cloned.context());
        Verification dropped = drop.verify(cloned.context());
        cloned.slot().execute(cloned.context());
        Verification left = drop.verify(cloned.context());
        twins.onBlue("select pg_drop_replication_slot('%s')".formatted(others));

        assertThat(dropped.isPassed()).isTrue();
        assertThat(left.found()).contains("slot '%s' is left".formatted(twins.name()));
    }
}
