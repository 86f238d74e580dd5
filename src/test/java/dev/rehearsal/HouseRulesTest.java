package dev.rehearsal;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import dev.rehearsal.scenario.StepCatalog;
import dev.rehearsal.step.Listing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Rules of size and naming that no other guard counts. What breaks one is split by idea. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HouseRulesTest {
    private static final int LINES_OF_A_FILE = 230;
    private static final int LINES_OF_A_METHOD = 30;
    private static final List<Path> ROOTS = List.of(Path.of("src/main/java"), Path.of("load"));

    @Test
    void no_file_is_longer_than_one_idea() throws IOException {
        List<String> tooLong = new ArrayList<>();
        List<Path> all = new ArrayList<>(sources());
        all.addAll(sourcesOf(List.of(Path.of("src/test/java"))));
        for (Path file : all) {
            long lines = Files.readAllLines(file).size();
            if (lines > LINES_OF_A_FILE) {
                tooLong.add("%s has %d lines; split it by idea".formatted(file, lines));
            }
        }

        assertThat(tooLong).isEmpty();
    }

    @Test
    void no_method_is_longer_than_a_screen() throws IOException {
        List<String> tooLong = new ArrayList<>();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(sources()));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                new Methods(unit, positions, tooLong).scan(unit, null);
            }
        }

        assertThat(tooLong).isEmpty();
    }

    @Test
    void no_class_is_called_by_a_word_that_says_nothing() throws IOException {
        List<String> names =
                sources().stream().map(file -> file.getFileName().toString()).toList();

        assertThat(names).noneMatch(name -> name.matches("(Abstract.*|.*(Util|Utils|Helper|Manager|Impl))\\.java"));
    }

    @Test
    void no_resource_has_a_space_in_its_name() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            assertThat(files).noneMatch(file -> file.toString().contains(" "));
        }
    }

    @Test
    void every_package_says_what_it_is() throws IOException {
        List<Path> folders = sources().stream()
                .filter(file -> file.startsWith("src/main/java"))
                .map(Path::getParent)
                .distinct()
                .toList();

        assertThat(folders).allMatch(folder -> Files.exists(folder.resolve("package-info.java")));
    }

    @Test
    void no_step_is_called_by_name_but_in_its_own_class() throws IOException {
        Map<String, Path> owners = new HashMap<>();
        List<Path> sources = sources();
        for (Listing listing : StepCatalog.standard().listings()) {
            sources.stream()
                    .filter(file -> file.endsWith(listing.type().getSimpleName() + ".java")
                            && file.toString().contains("/step/"))
                    .forEach(file -> owners.put('"' + listing.verb() + '"', file));
        }
        List<String> literals = new ArrayList<>();
        for (Path file : sources) {
            String text = Files.readString(file);
            owners.forEach((literal, owner) -> {
                // Words such as analyze are ordinary words too, and a journal tells steps by name.
                boolean isSteps = literal.contains("-") && !file.endsWith("Hold.java");
                if (isSteps && !owner.equals(file) && text.contains(literal)) {
                    literals.add(
                            "%s calls %s by name; ask for its class, or for what it can do".formatted(file, literal));
                }
            });
        }

        assertThat(owners).hasSizeGreaterThan(40);
        assertThat(literals).isEmpty();
    }

    @Test
    void nobody_but_the_package_of_engines_asks_which_engine_it_is() throws IOException {
        Pattern asking = Pattern.compile(
                "case (POSTGRES|AURORA_POSTGRESQL|MYSQL|AURORA_MYSQL)\\b|[!=]= Engine\\.|instanceof \\w*(Dialect|Driver)\\b");
        List<String> questions = new ArrayList<>();
        for (Path file : sources()) {
            if (!file.toString().contains("/engines/")
                    && asking.matcher(Files.readString(file)).find()) {
                questions.add("%s asks which engine it is; ask the dialect, or the engine itself".formatted(file));
            }
        }

        assertThat(questions).isEmpty();
    }

    @Test
    void what_leaves_nothing_behind_says_so_by_its_type() throws IOException {
        Pattern empty = Pattern.compile("void undo\\(StepContext \\w+\\)[^{]*\\{\\s*(//[^\\n]*\\s*)*\\}");
        List<String> undoing = new ArrayList<>();
        for (Path file : sources()) {
            if (empty.matcher(Files.readString(file)).find() && !file.endsWith("LeavesNothing.java")) {
                undoing.add("%s undoes nothing; let it implement LeavesNothing".formatted(file));
            }
        }

        assertThat(undoing).isEmpty();
    }

    private static List<Path> sources() throws IOException {
        return sourcesOf(ROOTS);
    }

    private static List<Path> sourcesOf(List<Path> roots) throws IOException {
        List<Path> sources = new ArrayList<>();
        for (Path root : roots) {
            try (Stream<Path> files = Files.walk(root)) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
            }
        }
        return sources;
    }

    private static final class Methods extends TreeScanner<Void, Void> {
        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final List<String> tooLong;

        Methods(CompilationUnitTree unit, SourcePositions positions, List<String> tooLong) {
            this.unit = unit;
            this.positions = positions;
            this.tooLong = tooLong;
        }

        @Override
        public Void visitMethod(MethodTree method, Void nothing) {
            long lines =
                    line(positions.getEndPosition(unit, method)) - line(positions.getStartPosition(unit, method)) + 1;
            if (lines > LINES_OF_A_METHOD) {
                tooLong.add("%s.%s has %d lines; take an idea out of it"
                        .formatted(unit.getSourceFile().getName(), method.getName(), lines));
            }
            return super.visitMethod(method, null);
        }

        private long line(long position) {
            return unit.getLineMap().getLineNumber(position);
        }
    }
}
