package dev.rehearsal.step.postgres;

import dev.rehearsal.database.Credentials;
import dev.rehearsal.database.Sql;
import dev.rehearsal.database.SqlFailedException;
import dev.rehearsal.step.StepContext;
import java.util.ArrayList;
import java.util.List;

/** Tries to get in and write as each of the applications' logins. */
record LoginAttempts(String role) {
    /** What PostgreSQL answers to a role without the right to connect (CheckMyDatabase in utils/init/postinit.c). */
    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    /** The logins that were not refused for the lack of the right to connect, one sentence each. */
    List<String> notRefused(StepContext context) {
        List<String> problems = new ArrayList<>();
        for (Credentials login : context.logins()) {
            try (Sql sql = context.alone(role, login)) {
                problems.add("'%s' got in%s".formatted(login.user(), canWrite(sql) ? " and could write" : ""));
            } catch (SqlFailedException e) {
                if (!e.sqlState().equals(INSUFFICIENT_PRIVILEGE)) {
                    problems.add("'%s' was refused for another reason: %s".formatted(login.user(), e.getMessage()));
                }
            }
        }
        return problems;
    }

    private static boolean canWrite(Sql sql) {
        return !sql.holds("select current_setting('transaction_read_only')::boolean or pg_is_in_recovery()");
    }
}
