package dev.rehearsal.step.postgres.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What pg_dump writes, as the server that gets it can take it: pg_dump writes for a superuser, and for a server of its
 * own release.
 *
 * @param statements in pg_dump's order, and between them what gives owners their place
 * @param leftOut settings that the server does not have
 */
record DumpedStatements(List<String> statements, List<String> leftOut) {
    /** A session's own, which changes nothing that lasts. */
    private static final Pattern SETTING =
            Pattern.compile("set (?:session |local )?(\\w+) (?:=|to) .*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Pattern SCHEMA = Pattern.compile("(?:create|alter) schema .*", Pattern.CASE_INSENSITIVE);
    private static final Pattern OWNER_OF_PUBLIC =
            Pattern.compile("alter schema public owner to .*", Pattern.CASE_INSENSITIVE);

    /** Schema public is there already, and on RDS it is not the operator's to comment on; nor is an extension. */
    private static final Pattern UNWANTED = Pattern.compile(
            "create schema public|comment on (?:schema public|extension) .*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** As whom a grant was made; only a superuser may take another session's name, and SET ROLE does as well. */
    private static final Pattern AS_GRANTOR =
            Pattern.compile("(set|reset) session authorization(.*)", Pattern.CASE_INSENSITIVE);

    DumpedStatements {
        statements = List.copyOf(statements);
        leftOut = List.copyOf(leftOut);
    }

    /** @param isKnown whether the server has a setting of that name */
    static DumpedStatements of(List<String> dumped, Ownership ownership, Predicate<String> isKnown) {
        List<String> statements = new ArrayList<>();
        List<String> leftOut = new ArrayList<>();
        int schemas = 0;
        for (String each : dumped) {
            if (isUnknownSetting(each, isKnown)) {
                leftOut.add(each);
            } else if (isWanted(each, ownership.isSchemaPublicGiven())) {
                statements.add(asRole(each));
                schemas = SCHEMA.matcher(each).matches() ? statements.size() : schemas;
            }
        }
        statements.addAll(schemas, ownership.opening());
        statements.addAll(ownership.closing());
        return new DumpedStatements(statements, leftOut);
    }

    private static boolean isUnknownSetting(String statement, Predicate<String> isKnown) {
        Matcher setting = SETTING.matcher(statement);
        return setting.matches() && !isKnown.test(setting.group(1));
    }

    /** The owner whom the server gave schema public, a superuser or the database's owner, stays its owner. */
    private static boolean isWanted(String statement, boolean isSchemaPublicGiven) {
        boolean isOfServer = OWNER_OF_PUBLIC.matcher(statement).matches() && !isSchemaPublicGiven;
        return !isOfServer && !UNWANTED.matcher(statement).matches();
    }

    private static String asRole(String statement) {
        Matcher grantor = AS_GRANTOR.matcher(statement);
        return grantor.matches() ? grantor.group(1) + " role" + grantor.group(2) : statement;
    }
}
