package dev.rehearsal.scenario;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ScenarioSchemaTest {
    private static final Path COMMITTED = Path.of("scenarios", "scenario.schema.json");
    private static final Path OF_ENVIRONMENTS = Path.of("scenarios", "environment.schema.json");
    private static final String REGENERATE =
            "mvn test -Dtest=ScenarioSchemaTest -Drehearsal.regenerate=true, then commit what it wrote in scenarios/";

    @Test
    void the_committed_schema_is_what_the_records_say() throws IOException {
        if (Boolean.getBoolean("rehearsal.regenerate")) {
            Files.writeString(COMMITTED, ScenarioSchema.text());
            Files.writeString(OF_ENVIRONMENTS, ScenarioSchema.ofEnvironments());
        }

        assertThat(COMMITTED).as("out of date; run " + REGENERATE).hasContent(ScenarioSchema.text());
        assertThat(OF_ENVIRONMENTS).as("out of date; run " + REGENERATE).hasContent(ScenarioSchema.ofEnvironments());
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void every_scenario_follows_the_schema(Path file) throws IOException {
        assertThat(errors(Files.readString(file))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void every_scenario_can_be_read_and_names_its_schema_and_source(Path file) throws Exception {
        Scenario scenario = ScenarioReader.standard().read(file, List.of(), "embedded");

        assertThat(scenario.source()).isNotBlank();
        assertThat(Files.readString(file)).startsWith("# yaml-language-server: $schema=scenario.schema.json");
    }

    @Test
    void the_lab_follows_the_schema_of_environments_and_a_password_in_it_does_not() throws IOException {
        String lab = Files.readString(Path.of("scenarios", "environments", "lab.yaml"));

        assertThat(lab).startsWith("# yaml-language-server: $schema=../environment.schema.json");
        assertThat(errors(lab, ScenarioSchema.ofEnvironments())).isEmpty();
        assertThat(errors(lab.replace("{env: LAB_OPERATOR_PASSWORD}", "secret"), ScenarioSchema.ofEnvironments()))
                .isNotEmpty();
    }

    @Test
    void what_the_reader_refuses_the_schema_refuses_too() throws IOException {
        String sound = Files.readString(scenarios().get(0));

        assertThat(errors(sound.replace("gate: any", "gate: tor"))).isNotEmpty();
        assertThat(errors(sound.replace("rate: auto", "rate: 0"))).isNotEmpty();
        assertThat(errors(sound.replace("rate: auto", "rate: 12.5"))).isEmpty();
        assertThat(errors(sound.replace("warmUp: 10s", "warmUp: soon"))).isNotEmpty();
        assertThat(errors(sound.replace("- fence:", "- fense:"))).isNotEmpty();
        assertThat(errors(sound.replace("name: ", "nom: "))).isNotEmpty();
    }

    private static List<Path> scenarios() {
        return new ScenarioFolder(Path.of("scenarios")).files();
    }

    private static List<Error> errors(String yaml) throws IOException {
        return errors(yaml, ScenarioSchema.text());
    }

    private static List<Error> errors(String yaml, String schemaText) throws IOException {
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        Schema schema = registry.getSchema(schemaText, InputFormat.JSON);
        return schema.validate(new ObjectMapper().writeValueAsString(PlainYaml.of(yaml)), InputFormat.JSON);
    }
}
