package dev.rehearsal.load;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A simulation as a scenario names it: a class of the {@code load} folder, a class on the user's class path, or a path
 * to a .java file.
 *
 * @param classpath the user's own, written as for {@code java -cp}
 */
public record SimulationSource(String name, Optional<String> classpath) {
    private static final String OURS = "simulations.";
    private static final String BASE = OURS + "RecordedSimulation";

    /**
     * Finds the simulation, compiling it where it is source, and makes sure that it can be run. Starts nothing.
     *
     * @throws SimulationRefusedException when it does not compile, does not exist or is no simulation
     */
    public PreparedSimulation prepare(LoadFolder folder) throws SimulationRefusedException {
        if (!name.endsWith(".java")) {
            return checked(className(), userClasspath());
        }
        String compiled = SimulationCompiler.compile(Path.of(name), userClasspath(), folder.classes());
        return checked(
                compiled,
                Stream.concat(Stream.of(folder.classes()), userClasspath().stream())
                        .toList());
    }

    private String className() throws SimulationRefusedException {
        try (URLClassLoader loader = loader(userClasspath())) {
            for (String candidate : List.of(OURS + name, name)) {
                if (loader.getResource(candidate.replace('.', '/') + ".class") != null) {
                    return candidate;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close the class path of '%s'".formatted(name), e);
        }
        throw new SimulationRefusedException(
                "Look for the simulation '%s' → no such class on %s → name Orders, a class on load.classpath, or a path to a .java file."
                        .formatted(
                                name,
                                classpath
                                        .map("load.classpath (%s)"::formatted)
                                        .orElse("the class path, and load.classpath is not set")));
    }

    private static PreparedSimulation checked(String className, List<Path> classpath)
            throws SimulationRefusedException {
        try (URLClassLoader loader = loader(classpath)) {
            Class<?> found = Class.forName(className, false, loader);
            if (!loader.loadClass(BASE).isAssignableFrom(found)) {
                throw unfit(className, "it does not extend " + BASE, "extend it, as simulations.Orders does");
            }
            if (Modifier.isAbstract(found.getModifiers()) || !hasPlainConstructor(found)) {
                throw unfit(
                        className, "it cannot be made an object of", "give it a public constructor without arguments");
            }
            return new PreparedSimulation(className, classpath);
        } catch (ClassNotFoundException | LinkageError e) {
            throw unfit(className, "it cannot be loaded: " + e, "put all that it needs on load.classpath");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close the class path of '%s'".formatted(className), e);
        }
    }

    private static boolean hasPlainConstructor(Class<?> simulation) {
        return Arrays.stream(simulation.getConstructors())
                .anyMatch(constructor -> constructor.getParameterCount() == 0);
    }

    private static SimulationRefusedException unfit(String className, String found, String advice) {
        return new SimulationRefusedException(
                "Use '%s' as a simulation → %s → %s.".formatted(className, found, advice));
    }

    private List<Path> userClasspath() throws SimulationRefusedException {
        List<Path> paths = classpath.stream()
                .flatMap(written -> Arrays.stream(written.split(File.pathSeparator, -1)))
                .filter(entry -> !entry.isBlank())
                .map(entry -> Path.of(entry).toAbsolutePath())
                .toList();
        List<Path> missing = paths.stream().filter(path -> !Files.exists(path)).toList();
        if (!missing.isEmpty()) {
            throw new SimulationRefusedException(
                    "Look for the simulation '%s' on load.classpath → %s does not exist → correct the path."
                            .formatted(name, missing));
        }
        return paths;
    }

    private static URLClassLoader loader(List<Path> classpath) {
        URL[] urls = classpath.stream().map(SimulationSource::url).toArray(URL[]::new);
        return new URLClassLoader(urls, SimulationSource.class.getClassLoader());
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException("a file's address must be a URL: " + path, e);
        }
    }
}
