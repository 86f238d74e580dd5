package dev.rehearsal.localrds.running;

import dev.rehearsal.database.Lending;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The statements that RDS lets its master user run although the PostgreSQL version in question keeps them for
 * superusers. Everything that is on neither list is refused to the operator here as it is there.
 */
public final class RdsLending implements Lending {
    private static final String LOGICAL_REPLICATION =
            "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/PostgreSQL.Concepts.General.FeatureSupport.LogicalReplication.html";
    private static final String RDS_SUPERUSER =
            "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Appendix.PostgreSQL.CommonDBATasks.Roles.rds_superuser.html";
    private static final String SESSION_LOGGING =
            "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Appendix.PostgreSQL.CommonDBATasks.pgaudit.exclude-user-db.html";
    private static final int ANY = Integer.MAX_VALUE;

    /**
     * A kind of statement that is lent.
     *
     * @param below the first version in which plain PostgreSQL lets a role have the right by itself
     * @param source where it is said that RDS allows it
     */
    private record Lent(Pattern statement, int below, String source) {
        static Lent of(String pattern, int below, String source) {
            return new Lent(
                    Pattern.compile("^\\s*" + pattern, Pattern.CASE_INSENSITIVE | Pattern.DOTALL), below, source);
        }
    }

    private static final List<Lent> LENT = List.of(
            Lent.of("create\\s+publication\\s.*\\bfor\\s+all\\s+tables\\b", ANY, LOGICAL_REPLICATION),
            Lent.of("create\\s+publication\\s.*\\btables\\s+in\\s+schema\\b", ANY, LOGICAL_REPLICATION),
            // Such a publication belongs to the lent role, so what follows needs that role again.
            Lent.of("(alter|drop)\\s+publication\\s", ANY, LOGICAL_REPLICATION),
            // From 16 on membership in pg_create_subscription does it.
            Lent.of("(create|alter|drop)\\s+subscription\\s", 16, LOGICAL_REPLICATION),
            // From 15 on SET ON PARAMETER is granted.
            Lent.of("set\\s+(session\\s+)?session_replication_role\\b", 15, RDS_SUPERUSER),
            Lent.of("(create|alter|drop)\\s+extension\\s", ANY, RDS_SUPERUSER),
            // What a session, or each session of a role, writes to the log, as for a statement that holds a password.
            Lent.of(
                    "set\\s+(session\\s+)?(log_|pgaudit\\.|pg_stat_statements\\.|auto_explain\\.)",
                    ANY,
                    SESSION_LOGGING),
            Lent.of(
                    "alter\\s+(role|user)\\s+(\"[^\"]+\"|\\w+)\\s+(in\\s+database\\s+(\"[^\"]+\"|\\w+)\\s+)?set\\s+\"?(log_|pgaudit\\.|pg_stat_statements\\.|auto_explain\\.)",
                    ANY,
                    SESSION_LOGGING));

    @Override
    public Optional<String> roleFor(String sql, int majorVersion) {
        return LENT.stream()
                .filter(lent -> majorVersion < lent.below())
                .filter(lent -> lent.statement().matcher(sql).find())
                .findFirst()
                .map(lent -> MasterUser.LENT_ROLE);
    }
}
