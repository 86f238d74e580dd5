package dev.rehearsal.database.postgres;

/** What comes and goes with an extension or a type, and is no user's own. */
final class ExtensionParts {
    private ExtensionParts() {}

    /**
     * Fills in, for each {@code {not part CATALOG ALIAS}} of a query, that this row of the catalog is none, and for
     * each {@code {not of a type CATALOG ALIAS}} that no type brought it along, as a range brings functions and casts,
     * and from release 14 on those of its multirange (makeRangeConstructors and makeMultirangeConstructors in
     * commands/typecmds.c).
     */
    static String leftOut(String query) {
        return query.replaceAll(
                        "\\{not part (\\w+) (\\w)}",
                        "not exists (select from pg_depend e where e.deptype = 'e' and e.classid = '$1'::regclass and e.objid = $2.oid)")
                .replaceAll(
                        "\\{not of a type (\\w+) (\\w)}",
                        "not exists (select from pg_depend e where e.deptype = 'i' and e.classid = '$1'::regclass and e.objid = $2.oid and e.refclassid = 'pg_type'::regclass)");
    }
}
