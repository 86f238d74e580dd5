package dev.rehearsal.runner;

import dev.rehearsal.database.postgres.PostgresMarkers;
import dev.rehearsal.journal.Event;
import dev.rehearsal.journal.FindingCode;
import dev.rehearsal.journal.LogEnd;
import dev.rehearsal.journal.Remains;
import dev.rehearsal.journal.Verdict;
import dev.rehearsal.journal.WindowKind;
import dev.rehearsal.report.Report;
import dev.rehearsal.scenario.Item;
import dev.rehearsal.step.StepFailedException;
import dev.rehearsal.step.rds.CreateInstance;
import dev.rehearsal.step.rds.DeleteInstance;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static dev.rehearsal.runner.RehearsalAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** What a server alone knows of a failure is in the finding and in the report, though the server is gone by then. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class CausesToldIT {
    @Test
    void a_copy_that_fails_names_table_rule_and_row() throws Exception {
        var result = new TestRehearsal("copy-told")
                .before(
                        "create-subscription",
                        Sabotage.on(
                                "green",
                                "a rule that no row of blue keeps",
                                "alter table public.orders add constraint worth_nothing check (total < 0) not valid"))
                .run();

        assertThat(result)
                .hasVerdict(Verdict.FAILED)
                .hasFoundAt(FindingCode.STEP_FAILED, "wait-for-initial-copy")
                .hasFoundSaying(FindingCode.STEP_FAILED, "the log of green tells: ERROR: ")
                .hasFoundSaying(
                        FindingCode.STEP_FAILED, "relation \"orders\" violates check constraint \"worth_nothing\"")
                .hasFoundSaying(FindingCode.STEP_FAILED, "Failing row contains")
                .hasFoundSaying(FindingCode.STEP_FAILED, "COPY orders, line ")
                .hasTakenBack("create-instance");
        assertThat(logs(result, "green")).anySatisfy(log -> {
            assertThat(log.text()).contains("worth_nothing");
            assertThat(log.failure()).contains("worth_nothing");
        });
        assertThat(logs(result, "blue")).isNotEmpty();
        assertThat(Files.readString(Report.write(result.folder())))
                .contains("<section id=\"logs\">", "worth_nothing", "Failing row contains");
    }

    @Test
    void a_change_that_cannot_be_applied_names_its_table_and_what_it_broke() throws Exception {
        var result = new TestRehearsal("apply-told")
                .after("wait-for-initial-copy", Sabotage.on("green", "a trigger that lets no new row in", """
                                create function public.let_none_in() returns trigger language plpgsql as
                                $$ begin raise exception 'no more orders'; end $$;
                                create trigger none_more before insert on public.orders
                                    for each row execute function public.let_none_in();
                                alter table public.orders enable always trigger none_more"""))
                .run();

        assertThat(result).hasVerdict(Verdict.FAILED);
        assertThat(found(result))
                .anySatisfy(found ->
                        assertThat(found).contains("no more orders", "replication target relation \"public.orders\""));
    }

    @Test
    void a_rule_that_green_alone_has_is_found_before_a_row_breaks_it() throws Exception {
        var result = new TestRehearsal("rule-told")
                .after(
                        "wait-for-initial-copy",
                        Sabotage.on(
                                "green",
                                "a rule that no new row keeps",
                                "alter table public.orders add constraint none_more check (total < 0) not valid"))
                .run();

        assertThat(result)
                .hasVerdict(Verdict.FAILED)
                .hasFoundSaying(
                        FindingCode.STEP_BLOCKED,
                        "table public.orders of green refuses what the publisher's takes: what breaks check none_more");
    }

    @Test
    void what_fails_inside_the_pause_is_told_once_traffic_is_back() throws Exception {
        var result = new TestRehearsal("pause-told")
                .after(
                        "fence",
                        Sabotage.on(
                                "green",
                                "a rule that no marker keeps",
                                "alter table %s add constraint no_marker check (id is null) not valid"
                                        .formatted(PostgresMarkers.TABLE)))
                .run();

        assertThat(result)
                .hasVerdict(Verdict.FAILED)
                .hasFoundSaying(FindingCode.STEP_FAILED, "violates check constraint \"no_marker\"")
                .hasFlowedAtTheEnd();
        assertThat(result.events().stream().takeWhile(event -> !(event instanceof Remains.LogKept)))
                .anyMatch(
                        event -> event instanceof Event.WindowClosed closed && closed.kind() == WindowKind.SWITCHOVER);
    }

    @Test
    void the_log_of_a_server_that_a_step_has_deleted_is_kept_too() throws Exception {
        var result = new TestRehearsal("deleted-told")
                .runbook(
                        Item.step(new CreateInstance("green")),
                        Item.step(new DeleteInstance("green", false)),
                        Item.step(new Sabotage("fail", context -> {
                            throw new StepFailedException("go on", "a refusal", "look at what is left");
                        })))
                .run();

        assertThat(result).hasVerdict(Verdict.FAILED).hasFoundAt(FindingCode.STEP_FAILED, "sabotage");
        assertThat(logs(result, "green"))
                .anySatisfy(log -> assertThat(log.text()).contains("ready to accept connections"));
    }

    @Test
    void no_log_is_kept_of_a_rehearsal_that_passes() throws Exception {
        var result = new TestRehearsal("nothing-to-tell")
                .runbook(Item.step(new Sabotage("nothing", context -> {})))
                .with("expect.parity", "none")
                .run();

        assertThat(result).hasPassed();
        assertThat(result.events()).noneMatch(Remains.LogKept.class::isInstance);
    }

    private static List<LogEnd> logs(TestRehearsal.Result result, String role) {
        return result.events().stream()
                .filter(event ->
                        event instanceof Remains.LogKept kept && kept.role().equals(role))
                .map(event -> ((Remains.LogKept) event).log())
                .toList();
    }

    private static List<String> found(TestRehearsal.Result result) {
        return result.events().stream()
                .filter(Event.Found.class::isInstance)
                .map(event -> ((Event.Found) event).finding().found())
                .toList();
    }
}
