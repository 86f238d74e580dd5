package dev.rehearsal.load;

import java.nio.file.Path;
import java.util.List;

/**
 * A simulation that is known to exist.
 *
 * @param className full name of a class that extends {@code simulations.RecordedSimulation}
 * @param classpath where the class lies, besides this program's own class path
 */
public record PreparedSimulation(String className, List<Path> classpath) {
    public PreparedSimulation {
        classpath = List.copyOf(classpath);
    }
}
