package dev.rehearsal.step.operator;

import dev.rehearsal.database.Address;
import dev.rehearsal.database.Endpoint;
import dev.rehearsal.step.StepContext;
import java.util.Locale;
import java.util.Map;

/** The environment variables that tell a command where each role's server is, as seen from this machine. */
record ServerVariables(StepContext context) {
    void putInto(Map<String, String> environment) {
        for (String role : context.servers().roles()) {
            Address address = context.servers().address(role);
            Endpoint from = context.connector().reach().from(address.endpoint());
            String prefix = role.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_") + "_PG";
            environment.put(prefix + "HOST", from.host());
            environment.put(prefix + "PORT", String.valueOf(from.port()));
            environment.put(prefix + "USER", context.operator().user());
            environment.put(prefix + "PASSWORD", context.operator().password());
            environment.put(prefix + "DATABASE", address.database());
        }
    }
}
