package dev.rehearsal.step;

import dev.rehearsal.scenario.StepCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** No step is in the catalog whose promises nobody tried. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class StepContractsTest {
    /** A subclass of {@link StepContract}, or a performance of the whole on a stage of clusters. */
    private static final Pattern TRYING = Pattern.compile("extends StepContract|stage[.]perform\\(");

    @ParameterizedTest
    @MethodSource("listings")
    void every_step_of_the_catalog_has_a_contract(Listing listing) throws IOException {
        Pattern made = Pattern.compile("new %s\\(".formatted(listing.type().getSimpleName()));
        List<Path> trying = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src/test/java/dev/rehearsal/step"))) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                String text = Files.readString(file);
                if (TRYING.matcher(text).find() && made.matcher(text).find()) {
                    trying.add(file);
                }
            }
        }

        assertThat(trying).as("tests that try what %s promises", listing.verb()).isNotEmpty();
    }

    private static List<Listing> listings() {
        return StepCatalog.standard().listings();
    }
}
