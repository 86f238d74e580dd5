package dev.rehearsal.environment;

import dev.rehearsal.database.Address;
import dev.rehearsal.database.Oversight;
import dev.rehearsal.database.Secrets;
import dev.rehearsal.journal.Finding;
import dev.rehearsal.journal.FindingCode;
import dev.rehearsal.journal.Journal;
import dev.rehearsal.step.Servers;
import java.util.List;

/** Finds that a trigger of the operator's wrote, though a rehearsal writes to none of his tables. */
public record TriggerFindings(Servers servers, Journal journal) implements Oversight.Listener {
    private static final int LONGEST = 200;

    @Override
    public void wrote(Address server, String statement, List<String> written) {
        String shown = Secrets.hidden(statement).replaceAll("\\s+", " ").strip();
        journal.found(Finding.failed(
                FindingCode.OPERATOR_TABLE_WRITTEN,
                "a rehearsal that writes to no table of yours",
                "event triggers wrote %s at: %s"
                        .formatted(
                                String.join(", ", written),
                                shown.length() <= LONGEST ? shown : shown.substring(0, LONGEST) + "…"),
                role(server),
                "disable these event triggers while you upgrade, and see what they left in your tables"));
    }

    private String role(Address server) {
        return servers.roles().stream()
                .filter(role -> isAt(role, server))
                .findFirst()
                .orElseGet(server::toString);
    }

    private boolean isAt(String role, Address server) {
        try {
            return servers.address(role).equals(server);
        } catch (RuntimeException e) {
            // One that has no address now is not where something was just written.
            return false;
        }
    }
}
