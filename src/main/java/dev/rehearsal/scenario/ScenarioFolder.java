package dev.rehearsal.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A folder of numbered scenario files. */
public record ScenarioFolder(Path folder) {
    /** The files, by number. */
    public List<Path> files() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().matches(".*\\.ya?ml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list the scenarios in " + folder, e);
        }
    }

    /**
     * The file that is meant: by its number, its name, or as a path.
     *
     * @throws IllegalArgumentException listing the scenarios there are, when it is none
     */
    public Path find(String meant) {
        Optional<Path> known =
                files().stream().filter(file -> isCalled(file, meant)).findFirst();
        if (known.isPresent()) {
            return known.get();
        }
        Path path = Path.of(meant);
        if (Files.isRegularFile(path)) {
            return path;
        }
        Choices names = new Choices(files().stream().map(ScenarioReader::nameOf).toList());
        throw new IllegalArgumentException(names.refuse(meant, "scenario and no file"));
    }

    /** Its number in the folder; empty when the file has none. */
    public static Optional<Integer> numberOf(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.matches("\\d{1,6}-.*")
                ? Optional.of(Integer.valueOf(name.substring(0, name.indexOf('-'))))
                : Optional.empty();
    }

    private static boolean isCalled(Path file, String meant) {
        boolean isNumber = meant.matches("\\d{1,6}");
        return isNumber
                ? numberOf(file).equals(Optional.of(Integer.valueOf(meant)))
                : ScenarioReader.nameOf(file).equals(meant);
    }
}
