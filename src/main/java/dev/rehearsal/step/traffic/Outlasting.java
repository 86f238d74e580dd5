package dev.rehearsal.step.traffic;

import dev.rehearsal.database.Address;
import dev.rehearsal.database.Sql;
import dev.rehearsal.database.SqlFailedException;
import dev.rehearsal.database.dialect.OpenTransaction;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.traffic.GateException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** The transactions that were longer under way than a pause could wait. */
record Outlasting(Traffic traffic, Duration limit) {
    private static final int SHOWN = 5;

    /** How many, and the longest of them; says so where the server does not tell. */
    String described() {
        try (Sql sql = connect()) {
            List<OpenTransaction> outlasting =
                    traffic.context().dialect().work().longerThan(sql, limit);
            return outlasting.isEmpty()
                    ? "what outlasted it has ended since"
                    : "%d %s it: %s"
                            .formatted(
                                    outlasting.size(),
                                    outlasting.size() == 1 ? "transaction outlasted" : "transactions outlasted",
                                    outlasting.stream()
                                            .limit(SHOWN)
                                            .map(OpenTransaction::described)
                                            .collect(Collectors.joining(", ")));
        } catch (SqlFailedException | GateException e) {
            return "which transactions outlasted it is not known (%s)".formatted(e.getMessage());
        }
    }

    /** To the server that the traffic flows to. */
    private Sql connect() throws GateException {
        StepContext context = traffic.context();
        Address target = traffic.gate().state().get(0).target();
        return context.connector().open(target, context.operator());
    }
}
