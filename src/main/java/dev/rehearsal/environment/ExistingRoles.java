package dev.rehearsal.environment;

import dev.rehearsal.database.Address;
import dev.rehearsal.step.Servers;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The table of roles where every server is there from the beginning and stays. */
public record ExistingRoles(Map<String, Address> addresses, Spec blue, Spec green) implements Servers {
    public ExistingRoles {
        addresses = Map.copyOf(addresses);
    }

    /** They have none in RDS; their addresses tell them apart. */
    @Override
    public Optional<String> identifier(String role) {
        return Optional.ofNullable(addresses.get(role)).map(Address::toString);
    }

    @Override
    public void assign(String role, String identifier, Kind kind) {
        throw new IllegalStateException(
                "Asked to make '%s' stand for %s; the roles here are %s, and stay what they are."
                        .formatted(role, identifier, roles()));
    }

    @Override
    public void release(String role) {
        throw new IllegalStateException(
                "Asked to give '%s' up; it is not for a rehearsal to do away with servers that were there before it."
                        .formatted(role));
    }

    @Override
    public Set<String> roles() {
        return new TreeSet<>(addresses.keySet());
    }

    @Override
    public Address address(String role) {
        return Optional.ofNullable(addresses.get(role))
                .orElseThrow(() -> new IllegalStateException(
                        "Asked for the address of '%s', which has no server. The roles with one are %s."
                                .formatted(role, roles())));
    }

    @Override
    public Optional<Address> readers(String role) {
        return Optional.empty();
    }

    @Override
    public Spec spec(String role) {
        return role.startsWith("green") ? green : blue;
    }
}
