package dev.rehearsal.load;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LoadCommandTest {
    private static final Path FOLDER = Path.of("/rehearsal");

    @Test
    void the_engine_runs_the_simulation_for_its_folder() {
        List<String> command = LoadCommand.of(Samples.orders(Duration.ofSeconds(5), FOLDER, 10, "create"));

        assertThat(command)
                .startsWith("sh", "-c", "trap '' INT; exec \"$@\"", "sh")
                .contains(
                        "--add-opens=java.base/java.lang=ALL-UNNAMED",
                        "-Drehearsal.load.folder=/rehearsal",
                        "-Dgatling.http.requestTimeout=5000",
                        "-Dgatling.data.enableAnalytics=false")
                .containsSubsequence(
                        "io.gatling.app.Gatling", "-s", "simulations.Orders", "-rf", "/rehearsal/gatling", "-nr");
    }

    @Test
    void the_user_s_class_path_follows_this_program_s() {
        PreparedSimulation own =
                new PreparedSimulation("Checkout", List.of(Path.of("/own/classes"), Path.of("/own/library.jar")));

        List<String> command = LoadCommand.of(Samples.load(own, Duration.ofSeconds(5), FOLDER, 10, "create"));

        assertThat(command.get(command.indexOf("-cp") + 1))
                .isEqualTo(String.join(
                        File.pathSeparator, System.getProperty("java.class.path"), "/own/classes", "/own/library.jar"));
    }
}
