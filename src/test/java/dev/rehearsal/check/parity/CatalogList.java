package dev.rehearsal.check.parity;

import dev.rehearsal.database.SqlFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** The list that says of each table of the catalog how it is compared, and the kinds that there are. */
record CatalogList(List<Line> lines) {
    /** What a line says of one table. */
    record Line(String table, String way, String how) {
        List<String> kinds() {
            return List.of(how.split(", ", -1));
        }
    }

    static CatalogList read() {
        try (InputStream list =
                Objects.requireNonNull(CatalogList.class.getResourceAsStream("/structure/catalog.csv"))) {
            return new CatalogList(new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\\s*[|]\\s*", 3))
                    .map(parts -> new Line(parts[0], parts[1], parts[2]))
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> tables() {
        return lines.stream().map(Line::table).toList();
    }

    /** All that the tables of a way name. */
    Set<String> kinds(String way) {
        return lines.stream()
                .filter(line -> line.way().equals(way))
                .flatMap(line -> line.kinds().stream())
                .collect(Collectors.toSet());
    }

    /** The kinds that a folder has queries for. */
    static Set<String> queried(String folder) throws IOException {
        return new SqlFolder("classpath:" + folder)
                .files().stream()
                        .map(file -> file.name().replaceFirst("[.]sql$", "").replace('-', ' '))
                        .collect(Collectors.toSet());
    }
}
