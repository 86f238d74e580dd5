package dev.rehearsal.step.database;

import dev.rehearsal.database.Credentials;
import dev.rehearsal.database.Sql;
import dev.rehearsal.database.SqlFailedException;
import dev.rehearsal.database.Trouble;
import dev.rehearsal.step.StepContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tries to get in and write as each of the applications' logins. */
record LoginAttempts(String role) {
    /**
     * The logins that were not refused for the lack of the right to connect, one sentence each.
     *
     * @throws SqlFailedException when nothing speaks against it, and the server could not be asked for every login
     */
    List<String> notRefused(StepContext context) {
        List<String> problems = new ArrayList<>();
        Optional<SqlFailedException> unasked = Optional.empty();
        for (Credentials login : context.logins()) {
            try (Sql sql = context.alone(role, login)) {
                problems.add("'%s' got in%s"
                        .formatted(
                                login.user(), context.dialect().standing().takesWrites(sql) ? " and could write" : ""));
            } catch (SqlFailedException e) {
                if (e.isConnectionLoss()) {
                    unasked = Optional.of(e);
                } else if (e.trouble() != Trouble.NOT_ALLOWED) {
                    problems.add("'%s' was refused for another reason: %s".formatted(login.user(), e.getMessage()));
                }
            }
        }
        if (problems.isEmpty() && unasked.isPresent()) {
            throw unasked.get();
        }
        return problems;
    }
}
