package dev.rehearsal.scenario;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ScenarioMistakesTest {
    private static final String STEPS =
            String.join(", ", StepCatalog.standard().choices().words());

    @TempDir
    private Path folder;

    @Test
    void all_mistakes_are_told_at_once_in_the_order_of_the_file() {
        ScenarioText text = sound().with("source: a test", "sauce: a test")
                .with("rate: 100", "rate: 0, warmUp: 10")
                .with("- fence: {on: blue}", "- fense: {on: blue}\n      - pause-traffic: {drain: 5s}")
                .with("switchover: 1s, ", "");

        assertThat(text.mistakes())
                .containsExactly(
                        "line 1: the scenario says no 'source', text: where the runbook comes from",
                        "line 2: 'sauce' is no setting of the scenario; did you mean 'source'? Choose one of name, source,"
                                + " blue, green, gate, estate, application, load, runbook, published, expect",
                        "line 5: 0 is out of range; write auto, or requests per second from 0.1 to 100000",
                        "line 5: '10' is no duration; write a whole number and a unit, one of ms, s, m, h",
                        "line 10: 'fense' is no step; did you mean 'fence'? Choose one of " + STEPS,
                        "line 11: 'drain' is no setting of pause-traffic; choose one of drainWithin, prepare",
                        "line 14: expect says no 'switchover', a duration: the longest the switchover may take, from the"
                                + " first held request to the first write on green");
    }

    @Test
    void a_version_that_cannot_be_rehearsed_is_refused_with_those_that_can() {
        assertThat(sound().with("\"15\"", "\"12\"").mistakes())
                .containsExactly(
                        "line 3: blue's version: '12' is no postgres version; choose one of 13, 14, 15, 16, 17, 18");
    }

    @Test
    void a_sound_file_is_not_blamed_for_what_was_given_beside_it() {
        assertThatThrownBy(() -> sound().read("green.version=14"))
                .hasMessageStartingWith("What was given by --set has a mistake:");
        assertThatThrownBy(() -> sound().with("rate: 100", "rate: 0").read("green.version=14"))
                .hasMessageContaining("07-from-one-to-another.yaml has 2 mistakes:");
    }

    @Test
    void a_pair_must_not_go_down() {
        assertThat(sound().mistakes("green.version=14"))
                .containsExactly(
                        "--set green.version: green's version 14 is below blue's 15; choose one of 15, 16, 17, 18");
        assertThat(sound().mistakes("blue.version=15.4", "green.version=15.3")).hasSize(1);
        assertThat(sound().mistakes("green.version=15")).isEmpty();
    }

    @Test
    void what_only_the_runbook_decides_for_green_is_refused() {
        assertThat(sound().with("{version: \"17\"}", "{version: \"17\", replicas: 1}")
                        .mistakes("green.port=5433"))
                .containsExactlyInAnyOrder(
                        "line 4: 'replicas' is no setting of green; choose one of engine, version, class, exists",
                        "--set green.port: 'port' is no setting of green; choose one of engine, version, class, exists");
        assertThat(sound().mistakes("blue.port=5433", "blue.replicas=1")).isEmpty();
    }

    @Test
    void an_instance_has_replicas_and_a_cluster_has_readers() {
        assertThat(sound().mistakes("blue.readers=1"))
                .containsExactly(
                        "--set blue.readers: blue's readers: a server of engine postgres has replicas; say 'replicas' instead");
        assertThat(sound().mistakes("blue.engine=aurora-postgresql", "blue.replicas=1"))
                .contains("--set blue.replicas: blue's replicas: a server of engine aurora-postgresql has readers;"
                        + " say 'readers' instead");
        assertThat(sound().mistakes("blue.engine=aurora-postgresql", "blue.readers=1"))
                .isEmpty();
    }

    @Test
    void mistakes_on_the_command_line_are_told_by_their_key() {
        assertThat(sound().mistakes("load.rat=4", "load.rate=many", "nonsense.is=this", "name.of=that", "gate=tor"))
                .containsExactlyInAnyOrder(
                        "--set load.rat: 'rat' is no setting of load; did you mean 'rate'? Choose one of simulation,"
                                + " classpath, rate, kinds, longTransaction, patience, warmUp, steadyWithin, coolDown, atMost",
                        "--set load.rate: 'many' is no rate; write auto, or requests per second from 0.1 to 100000",
                        "--set nonsense.is: 'nonsense' is no setting of the scenario; choose one of name, source, blue,"
                                + " green, gate, estate, application, load, runbook, published, expect",
                        "--set name.of: 'name' has no settings of its own; change it in a copy of the file",
                        "--set gate: 'tor' is no gate; choose one of any, pool, pgbouncer, none");
    }

    @Test
    void an_application_without_a_proper_url_is_refused() {
        assertThat(sound().mistakes("application.url=shop"))
                .containsExactly(
                        "--set application.url: 'shop' is no URL of an application; write one such as http://127.0.0.1:8080");
        assertThat(sound().mistakes("application.url=http://a b"))
                .containsExactly("--set application.url: 'http://a b' is no URL (Illegal character in authority);"
                        + " write one such as http://127.0.0.1:8080");
        assertThat(sound().mistakes("application.url=https://shop.example/base"))
                .isEmpty();
    }

    @Test
    void an_unknown_engine_or_kind_of_request_is_refused() {
        assertThat(sound().with("engine: postgres", "engine: postgre").mistakes())
                .containsExactly("line 3: 'postgre' is no engine; did you mean 'postgres'? Choose one of postgres,"
                        + " aurora-postgresql, mysql, aurora-mysql");
        assertThat(sound().mistakes("load.kinds=create,raed"))
                .containsExactly(
                        "--set load.kinds: 'raed' is no kind of request; did you mean 'read'? Choose one of create,"
                                + " read, transfer, large-update, long-transaction, insert-without-key, fresh-connection,"
                                + " idle-then-use");
    }

    @Test
    void a_load_without_any_request_is_refused() {
        assertThat(sound().mistakes("load.kinds=long-transaction", "load.longTransaction=0"))
                .containsExactly("--set load.kinds: no request would ever be made: 'long-transaction' is the only kind"
                        + " and longTransaction is 0; set that above 0, or name another kind");
    }

    @Test
    void a_mistake_in_one_part_does_not_hide_those_of_another() {
        assertThat(sound().with("      - resume-traffic: {}\n", "")
                        .mistakes("load.rate=0", "load.kinds=all", "green.version=14"))
                .hasSize(4);
    }

    @Test
    void a_key_said_twice_and_a_single_value_in_place_of_settings_are_told() {
        assertThat(sound().with("load: {rate: 100}", "load: {rate: 100, rate: 200}")
                        .mistakes())
                .containsExactly("line 5: 'rate' is said twice; keep one");
        assertThat(sound().with("load: {rate: 100}", "load: 100").mistakes())
                .containsExactly("line 5: expected the settings of load, found a single value");
    }

    @Test
    void unknown_expectations_and_environments_are_told() {
        assertThat(sound().with("longestStall: 2s", "longestStall: 2s, lost: 1, on: {awss: {}, aws: {switch: 1s}}")
                        .mistakes())
                .anyMatch(line -> line.startsWith("line 13: 'lost' is no setting of expect"))
                .anyMatch(line -> line.startsWith("line 13: 'awss' is no environment; did you mean 'aws'?"))
                .anyMatch(line -> line.startsWith("line 13: 'switch' is no setting of expect"))
                .hasSize(3);
    }

    @Test
    void what_is_no_yaml_is_told_with_its_line() {
        assertThat(sound().with("load: {rate: 100}", "load: {rate: 100").mistakes())
                .singleElement()
                .asString()
                .startsWith("line 6: this is no YAML: ");
        assertThat(new ScenarioText(folder, "").mistakes()).isNotEmpty();
        assertThat(new ScenarioText(folder, "- a").mistakes())
                .containsExactly("line 1: expected the settings of a scenario, found a list");
    }

    private ScenarioText sound() {
        return ScenarioText.sound(folder);
    }
}
