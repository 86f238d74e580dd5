package dev.rehearsal.database.postgres;

import dev.rehearsal.database.SqlFile;
import dev.rehearsal.database.SqlFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Queries of the catalog, one a file: what they ask for is the file's name, with a hyphen for each space. */
record StructureFiles(String path) {
    /** A name, a description, and where expressions are marked in it, what their names are columns of. */
    static final StructureFiles COMPARED = new StructureFiles("classpath:structure/postgres");
    /** Names of what is there and not compared. */
    static final StructureFiles NOT_COMPARED = new StructureFiles("classpath:structure/postgres/not-compared");

    /** In the first line of a query that older releases cannot answer. */
    private static final Pattern SINCE = Pattern.compile("^-- Since release (\\d+)\\.");

    /** The queries that a release can answer, by what they ask for, in the order of the names. */
    Map<String, String> of(int release) {
        Map<String, String> queries = new LinkedHashMap<>();
        try {
            for (SqlFile file : new SqlFolder(path).files()) {
                if (since(file) <= release) {
                    queries.put(
                            file.name().replaceFirst("[.]sql$", "").replace('-', ' '),
                            StructureQueries.query(file.text()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the queries in " + path, e);
        }
        return queries;
    }

    private static int since(SqlFile file) {
        Matcher since = SINCE.matcher(file.text());
        return since.find() ? Integer.parseInt(since.group(1)) : 0;
    }
}
