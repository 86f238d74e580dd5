package dev.rehearsal.load;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Turns a user's .java file into classes. */
final class SimulationCompiler {
    private SimulationCompiler() {}

    /**
     * Compiles one file into {@code classes}.
     *
     * @return the full name of the class that the file is named after
     * @throws SimulationRefusedException listing every error of the compiler with its line
     */
    static String compile(Path source, List<Path> classpath, Path classes) throws SimulationRefusedException {
        if (!Files.isRegularFile(source)) {
            throw new SimulationRefusedException(
                    "Read the simulation '%s' → no such file → correct load.simulation.".formatted(source));
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new SimulationRefusedException(
                    "Compile the simulation '%s' → this Java has no compiler → run on a JDK, or name a compiled class."
                            .formatted(source));
        }
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        try (StandardJavaFileManager files =
                compiler.getStandardFileManager(found, Locale.ROOT, StandardCharsets.UTF_8)) {
            Files.createDirectories(classes);
            List<String> options =
                    List.of("-d", classes.toString(), "-classpath", joined(classpath), "-proc:none", "-parameters");
            if (!compiler.getTask(null, files, found, options, null, files.getJavaFileObjects(source))
                    .call()) {
                throw new SimulationRefusedException(
                        "Compile the simulation '%s' → %s → correct the source.".formatted(source, errors(found)));
            }
            return className(source, classes);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot compile " + source, e);
        }
    }

    private static String joined(List<Path> classpath) {
        return Stream.concat(
                        Stream.of(System.getProperty("java.class.path")),
                        classpath.stream().map(Path::toString))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String errors(DiagnosticCollector<JavaFileObject> found) {
        return found.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .map(error -> "line %d: %s".formatted(error.getLineNumber(), error.getMessage(Locale.ROOT)))
                .collect(Collectors.joining("; "));
    }

    private static String className(Path source, Path classes) throws IOException, SimulationRefusedException {
        String file = source.getFileName().toString().replace(".java", ".class");
        try (Stream<Path> compiled = Files.walk(classes)) {
            return compiled.filter(path -> path.endsWith(file))
                    .map(path -> classes.relativize(path).toString())
                    .map(path ->
                            path.substring(0, path.length() - ".class".length()).replace(File.separatorChar, '.'))
                    .findAny()
                    .orElseThrow(() -> new SimulationRefusedException(
                            "Look into the simulation '%s' → it declares no class of the file's name → name the class so."
                                    .formatted(source)));
        }
    }
}
