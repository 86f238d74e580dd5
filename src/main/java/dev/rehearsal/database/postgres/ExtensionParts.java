package dev.rehearsal.database.postgres;

/** What comes and goes with an extension, and is no user's own. */
final class ExtensionParts {
    private ExtensionParts() {}

    /** Fills in, for each {@code {not part CATALOG ALIAS}} of a query, that this row of the catalog is none. */
    static String leftOut(String query) {
        return query.replaceAll(
                "\\{not part (\\w+) (\\w)}",
                "not exists (select from pg_depend e where e.deptype = 'e' and e.classid = '$1'::regclass and e.objid = $2.oid)");
    }
}
