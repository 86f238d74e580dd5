package dev.rehearsal.scenario;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** The JSON Schemas of scenario files and of files that describe environments, with which editors complete them. */
public final class ScenarioSchema {
    private ScenarioSchema() {}

    /** The schema as it lies beside the scenarios, for every step there is. */
    public static String text() {
        Notations notations = new Notations(StepCatalog.standard());
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", "Scenario of an upgrade rehearsal");
        schema.putAll(Settings.of(ScenarioFile.class, "the scenario", notations).schema());
        demandNothing(schema, "green");
        schema.put("$defs", new StepNotation(notations).definitions());
        return written(schema);
    }

    /** The schema of files that describe environments, as it lies beside that of scenarios. */
    public static String ofEnvironments() {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", "Environment of an upgrade rehearsal");
        schema.putAll(EnvironmentReader.notation().schema());
        return written(schema);
    }

    private static String written(Map<String, Object> schema) {
        try {
            return JsonMapper.builder()
                            .enable(SerializationFeature.INDENT_OUTPUT)
                            .build()
                            .writeValueAsString(schema)
                    + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write the schema", e);
        }
    }

    /** What green does not say, blue says for it. */
    private static void demandNothing(Map<String, Object> schema, String property) {
        Map<?, ?> properties = (Map<?, ?>) schema.getOrDefault("properties", Map.of());
        Map<?, ?> settings = (Map<?, ?>) Objects.requireNonNull(properties.get(property));
        settings.remove("required");
    }
}
