package dev.rehearsal.database.postgres;

/** In SQL, regular expressions for names as the text of a function writes them. */
final class NamesInText {
    private static final String NAME = "\"[^\"]+\"|[[:alpha:]_][\\w$]*";

    private static final String SCHEMA_AND_NAME = "(?:({name})\\s*\\.\\s*)?({name})";

    /** A table or a function that FROM reads, with what it is called there. */
    private static final String SOURCE =
            "(?:only\\s+)?(?:(?:{name})\\s*\\.\\s*)?(?:{name})(?:\\s*\\([^()]*\\))?(?:\\s+(?:as\\s+)?(?:{name}))?";

    /** As the catalog has it. */
    private static final String PLAIN = "case when $1 like '\"%' then trim(both '\"' from $1) else lower($1) end";

    private NamesInText() {}

    /**
     * Fills in {@code {schema and name}}, with a group for either, {@code {source}} without any, and for each
     * {@code {plain TEXT}} the name that was found.
     */
    static String filled(String query) {
        return query.replace("{schema and name}", SCHEMA_AND_NAME)
                .replace("{source}", SOURCE)
                .replace("{name}", NAME)
                .replaceAll("\\{plain ([\\w.\\[\\]]+)}", PLAIN);
    }
}
