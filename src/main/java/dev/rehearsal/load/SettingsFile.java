package dev.rehearsal.load;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The settings of a load as a properties file, which is how they reach the load's process. */
public final class SettingsFile {
    private SettingsFile() {}

    static void write(LoadSettings settings) {
        Properties properties = new Properties();
        properties.setProperty("simulation", settings.simulation().className());
        properties.setProperty("rate.most", Double.toString(settings.most()));
        properties.setProperty("rate.first", Double.toString(settings.first()));
        properties.setProperty("kinds", String.join(" ", settings.kinds()));
        properties.setProperty("longTransaction", settings.longTransaction().toString());
        properties.setProperty("patience", settings.patience().toString());
        properties.setProperty("atMost", settings.atMost().toString());
        properties.setProperty(
                "targets", settings.targets().stream().map(URI::toString).collect(Collectors.joining(" ")));
        properties.setProperty("seed", Long.toString(settings.seed()));
        properties.setProperty("rows.orders", Long.toString(settings.rows().orders()));
        properties.setProperty("rows.accounts", Long.toString(settings.rows().accounts()));
        properties.setProperty("rows.documents", Long.toString(settings.rows().documents()));
        try (Writer file = Files.newBufferedWriter(settings.folder().settings())) {
            properties.store(file, "What the load is to be");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + settings.folder().settings(), e);
        }
    }

    /** The settings of the load that keeps its files in {@code folder}. */
    public static LoadSettings read(LoadFolder folder) {
        Properties properties = new Properties();
        try (Reader file = Files.newBufferedReader(folder.settings())) {
            properties.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + folder.settings(), e);
        }
        return new LoadSettings(
                new PreparedSimulation(text(properties, "simulation"), List.of()),
                Double.parseDouble(text(properties, "rate.most")),
                Double.parseDouble(text(properties, "rate.first")),
                words(properties, "kinds").collect(Collectors.toSet()),
                Duration.parse(text(properties, "longTransaction")),
                Duration.parse(text(properties, "patience")),
                Duration.parse(text(properties, "atMost")),
                words(properties, "targets").map(URI::create).toList(),
                number(properties, "seed"),
                new SeededRows(
                        number(properties, "rows.orders"),
                        number(properties, "rows.accounts"),
                        number(properties, "rows.documents")),
                folder);
    }

    private static String text(Properties properties, String name) {
        String value = properties.getProperty(name);
        if (value == null) {
            throw new IllegalStateException("the load's settings lack '%s'".formatted(name));
        }
        return value;
    }

    private static long number(Properties properties, String name) {
        return Long.parseLong(text(properties, name));
    }

    private static Stream<String> words(Properties properties, String name) {
        return Arrays.stream(text(properties, name).split(" ", -1)).filter(word -> !word.isEmpty());
    }
}
