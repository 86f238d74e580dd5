package dev.rehearsal.runner;

import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.rehearsal.journal.RehearsalFolder;
import io.qameta.allure.Allure;
import io.qameta.allure.model.Attachment;
import io.qameta.allure.model.StepResult;
import io.qameta.allure.model.TestResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** Shows a rehearsal in the Allure result of the test that runs it: its steps, and its report attached. */
final class AllureSteps {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .build();

    private final Path results;

    private AllureSteps(Path results) {
        this.results = results;
    }

    /** Takes over what the rehearsal's report says. */
    static void show(RehearsalFolder rehearsal) throws IOException {
        AllureSteps steps = new AllureSteps(rehearsal.path().resolve("allure-results"));
        try (Stream<Path> files = Files.list(steps.results)) {
            for (Path file : files.filter(file -> file.toString().endsWith("-result.json"))
                    .toList()) {
                steps.take(JSON.readValue(file.toFile(), TestResult.class));
            }
        }
    }

    private void take(TestResult result) throws IOException {
        attach(result.getAttachments());
        for (StepResult step : result.getSteps()) {
            attach(step);
        }
        Allure.getLifecycle().updateTestCase(test -> {
            test.getSteps().addAll(result.getSteps());
            test.getAttachments().addAll(result.getAttachments());
            test.setDescription(result.getDescription());
        });
    }

    private void attach(StepResult step) throws IOException {
        attach(step.getAttachments());
        for (StepResult inner : step.getSteps()) {
            attach(inner);
        }
    }

    private void attach(List<Attachment> attachments) throws IOException {
        for (Attachment attachment : attachments) {
            Path from = results.resolve(attachment.getSource());
            Path to = Path.of(System.getProperty("allure.results.directory", "target/allure-results"));
            Files.createDirectories(to);
            Files.copy(from, to.resolve(attachment.getSource()), StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
