package dev.rehearsal.cli.project;

import dev.rehearsal.scenario.Needs;
import dev.rehearsal.scenario.ScenarioReader;
import dev.rehearsal.scenario.Setting;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class EnvironmentsTest {
    @Test
    void the_first_that_fits_is_taken_and_the_reason_told() throws Exception {
        Environments.Choice choice = Environments.first(needs());

        assertThat(choice.environment().name()).isEqualTo("embedded");
        assertThat(choice.reason()).isEqualTo("it has all that this scenario needs");
    }

    @Test
    void containers_carry_what_is_asked_of_them() throws Exception {
        assertThat(Environments.find("containers", needs()).name()).isEqualTo("containers");
    }

    @Test
    void a_version_that_is_not_embedded_leads_to_containers() throws Exception {
        Environments.Choice choice = Environments.first(needs(new Setting("blue.version", "13")));

        assertThat(choice.environment().name()).isEqualTo("containers");
        assertThat(choice.reason()).startsWith("'embedded' cannot carry it: it has no PostgreSQL 13, only [14.");
    }

    private static Needs needs(Setting... settings) throws Exception {
        return ScenarioReader.standard()
                .read(Path.of("scenarios", "01-postgres-logical-replication.yaml"), List.of(settings), "embedded")
                .needs();
    }
}
