package dev.rehearsal.scenario;

import java.nio.file.Path;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Runbooks that could not be carried out, or not be judged, are refused before anything starts. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RunbookMistakesTest {
    private static final String STEPS =
            String.join(", ", StepCatalog.standard().choices().words());

    @TempDir
    private Path folder;

    @Test
    void a_switchover_lets_traffic_flow_again() {
        assertThat(sound().with("      - resume-traffic: {}\n", "").mistakes())
                .containsExactly("line 8: the switchover never lets traffic flow; end it with '- resume-traffic: {}'");
        assertThat(sound().with("- fence: {on: blue}", "- resume-traffic: {}")
                        .with("resume-traffic: {}\nex", "pause-traffic: {}\nex")
                        .mistakes())
                .containsExactly(
                        "line 12: the window ends with traffic still held; add '- resume-traffic: {}' after this"
                                + " step");
    }

    @Test
    void traffic_is_not_let_go_towards_a_server_that_is_fenced() {
        assertThat(sound().with("      - repoint-traffic: {to: green}\n", "").mistakes())
                .containsExactly(
                        "line 11: traffic would flow to the server that is fenced; put '- repoint-traffic' before this step");
    }

    @Test
    void a_runbook_has_one_switchover() {
        assertThat(sound().with("expect:", "  - switchover: [resume-traffic: {}]\nexpect:")
                        .mistakes())
                .containsExactly("line 13: a second switchover; a runbook has one, and that is on line 8");
    }

    @Test
    void traffic_moves_in_a_switchover_and_nowhere_else() {
        assertThat(sound().with("expect:", "  - fence: {on: blue}\nexpect:").mistakes())
                .containsExactly("line 13: fence moves traffic to another server; put it into '- switchover:'");
    }

    @Test
    void the_way_back_is_marked_where_nobody_writes_and_all_has_arrived() {
        String mistake =
                ": mark-way-back must stand where nobody writes and all has arrived; put it into the switchover, after pause-traffic, fence and wait-for-replication, and before resume-traffic";
        String wait = "      - wait-for-replication: {}\n";
        String mark = "      - mark-way-back: {}\n";
        ScenarioText marked = sound().with("      - repoint-traffic", wait + mark + "      - repoint-traffic");

        assertThat(marked.mistakes()).isEmpty();
        assertThat(marked.with(wait, "").mistakes()).containsExactly("line 11" + mistake);
        assertThat(sound().with("      - pause-traffic", wait + mark + "      - pause-traffic")
                        .mistakes())
                .containsExactly("line 10" + mistake);
        assertThat(sound().with("      - fence", wait + mark + "      - fence").mistakes())
                .containsExactly("line 11" + mistake);
        assertThat(marked.with("expect:", "  - mark-way-back: {}\nexpect:").mistakes())
                .containsExactly("line 15" + mistake);
        assertThat(sound().with("      - resume-traffic: {}", wait + "      - resume-traffic: {}\n" + mark)
                        .mistakes())
                .containsExactly("line 14" + mistake);
    }

    @Test
    void whoever_is_kept_out_is_let_in_again() {
        ScenarioText closed = sound().with("  - switchover:", "  - keep-out: {}\n  - switchover:");

        assertThat(closed.mistakes())
                .containsExactly(
                        "line 8: nobody is ever let in again; put '- lift-fence' into the switchover, just before '- resume-traffic'");
        assertThat(closed.with("      - repoint", "      - lift-fence: {}\n      - repoint")
                        .mistakes())
                .containsExactly(
                        "line 12: whoever a restarted gate has led there would come in; put this step after '- repoint-traffic', which sees that all are held");
        assertThat(closed.with("      - resume", "      - lift-fence: {}\n      - resume")
                        .mistakes())
                .isEmpty();
    }

    @Test
    void a_role_exists_before_it_is_used_and_not_after_it_is_gone() {
        assertThat(sound().with("{on: blue}", "{on: greene}").mistakes())
                .containsExactly(
                        "line 10: fence: there is no 'greene' yet; choose one of blue, green, or create it before");
        assertThat(sound().with(
                                "expect:",
                                "  - delete-instance: {role: blue}\n  - apply-schema: {from: blue, to: green, with: pg_dump}\nexpect:")
                        .mistakes())
                .containsExactly(
                        "line 14: apply-schema: 'blue' is gone since line 13; choose one of green, or create it before");
        assertThat(sound().with("expect:", "  - create-instance: {role: green}\nexpect:")
                        .mistakes())
                .containsExactly("line 13: create-instance: there is a 'green' already; choose another role");
    }

    @Test
    void a_replica_cannot_have_another_version() {
        assertThat(sound().with("create-instance: {role: green}", "create-replica: {role: green, of: blue}")
                        .mistakes())
                .containsExactly(
                        "line 7: create-replica: a replica has its primary's version, and green wants 17 where blue"
                                + " has 15; choose one version for both");
    }

    @Test
    void malformed_runbooks_and_windows_are_told() {
        assertThat(sound().with("- fence: {on: blue}", "- fence").mistakes())
                .containsExactly("line 10: expected one step and its settings, as in '- resume-traffic: {}'");
        assertThat(sound().with(
                                "- create-instance: {role: green}",
                                "- maintenance: {limt: 5s, steps: [fence: {on: blue}]}")
                        .mistakes())
                .containsExactly(
                        "line 7: 'limt' is no setting of maintenance; did you mean 'limit'? Choose one of limit, steps");
        assertThat(sound().with("- create-instance: {role: green}", "- maintenance: 5")
                        .mistakes())
                .containsExactly("line 7: expected the settings of maintenance, found a single value");
    }

    @Test
    void a_step_that_the_engine_lacks_is_refused_with_those_it_has() {
        assertThat(sound().with("{engine: postgres, version: \"15\"", "{engine: mysql, version: \"5.7\"")
                        .with("green: {version: \"17\"}", "green: {version: \"8.0\"}")
                        .with("- create-instance: {role: green}", "- create-publication: {}")
                        .mistakes())
                .singleElement(InstanceOfAssertFactories.STRING)
                .startsWith("line 7: 'create-publication' is a step for aurora-postgresql and postgres; choose one of ")
                .contains("fence, ")
                .doesNotContain(", create-publication");
    }

    @Test
    void an_empty_runbook_is_refused() {
        String all = ScenarioText.sound(folder).text();
        String steps = all.substring(all.indexOf("runbook:"), all.indexOf("expect:"));

        assertThat(sound().with(steps, "runbook: []\n").mistakes())
                .containsExactly("line 6: expected a list of steps, found none; name one of " + STEPS);
    }

    private ScenarioText sound() {
        return ScenarioText.sound(folder);
    }
}
