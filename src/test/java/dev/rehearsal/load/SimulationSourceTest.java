package dev.rehearsal.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SimulationSourceTest {
    @TempDir
    Path folder;

    @Test
    void a_simulation_of_the_load_folder_goes_by_its_short_name() throws SimulationRefusedException {
        PreparedSimulation prepared = prepare("Orders", Optional.empty());

        assertThat(prepared).isEqualTo(new PreparedSimulation("simulations.Orders", List.of()));
    }

    @Test
    void a_source_file_is_compiled() throws Exception {
        Path source = write("Checkout.java", """
                package shop;

                public class Checkout extends simulations.RecordedSimulation {}
                """);

        PreparedSimulation prepared = prepare(source.toString(), Optional.empty());

        assertThat(prepared.className()).isEqualTo("shop.Checkout");
        assertThat(prepared.classpath()).containsExactly(new LoadFolder(folder).classes());
    }

    @Test
    void a_class_is_found_on_the_user_s_class_path() throws Exception {
        Path source = write("Checkout.java", "public class Checkout extends simulations.RecordedSimulation {}");
        prepare(source.toString(), Optional.empty());
        Path classes = new LoadFolder(folder).classes();

        PreparedSimulation prepared = prepare("Checkout", Optional.of(classes.toString()));

        assertThat(prepared).isEqualTo(new PreparedSimulation("Checkout", List.of(classes)));
    }

    @Test
    void every_error_of_the_compiler_is_listed_with_its_line() throws IOException {
        Path source = write("Checkout.java", """
                public class Checkout extends simulations.RecordedSimulation {
                    int one = "1";
                    Missing two;
                }
                """);

        assertThatThrownBy(() -> prepare(source.toString(), Optional.empty()))
                .isInstanceOf(SimulationRefusedException.class)
                .hasMessageStartingWith("Compile the simulation '%s' → ", source)
                .hasMessageContaining("line 2: incompatible types: java.lang.String cannot be converted to int")
                .hasMessageContaining("line 3: cannot find symbol")
                .hasMessageEndingWith("→ correct the source.");
    }

    @Test
    void a_simulation_that_is_nowhere_is_refused() {
        assertThatThrownBy(() -> prepare("Ordres", Optional.empty()))
                .isInstanceOf(SimulationRefusedException.class)
                .hasMessage(
                        "Look for the simulation 'Ordres' → no such class on the class path, and load.classpath is not set"
                                + " → name Orders, a class on load.classpath, or a path to a .java file.");
    }

    @Test
    void a_source_file_that_is_nowhere_is_refused() {
        assertThatThrownBy(() -> prepare("nowhere/Checkout.java", Optional.empty()))
                .hasMessage("Read the simulation 'nowhere/Checkout.java' → no such file → correct load.simulation.");
    }

    @Test
    void a_class_path_that_is_nowhere_is_refused() {
        assertThatThrownBy(() -> prepare("Orders", Optional.of("/nowhere")))
                .hasMessage(
                        "Look for the simulation 'Orders' on load.classpath → [/nowhere] does not exist → correct the path.");
    }

    @Test
    void a_class_that_records_nothing_is_refused() {
        assertThatThrownBy(() -> prepare("java.lang.String", Optional.empty()))
                .isInstanceOf(SimulationRefusedException.class)
                .hasMessage("Use 'java.lang.String' as a simulation → it does not extend simulations.RecordedSimulation"
                        + " → extend it, as simulations.Orders does.");
    }

    @Test
    void a_class_that_cannot_be_made_an_object_of_is_refused() throws IOException {
        Path hidden = write("Hidden.java", "class Hidden extends simulations.RecordedSimulation {}");

        assertThatThrownBy(() -> prepare("simulations.RecordedSimulation", Optional.empty()))
                .hasMessageContaining("cannot be made an object of");
        assertThatThrownBy(() -> prepare(hidden.toString(), Optional.empty()))
                .hasMessageContaining("give it a public constructor without arguments");
    }

    @Test
    void a_source_that_lacks_the_class_of_its_name_is_refused() throws IOException {
        Path source = write("Checkout.java", "class Other {}");

        assertThatThrownBy(() -> prepare(source.toString(), Optional.empty()))
                .hasMessageContaining("it declares no class of the file's name");
    }

    private PreparedSimulation prepare(String name, Optional<String> classpath) throws SimulationRefusedException {
        return new SimulationSource(name, classpath).prepare(new LoadFolder(folder));
    }

    private Path write(String name, String source) throws IOException {
        return Files.writeString(folder.resolve(name), source);
    }
}
