package dev.rehearsal.server.containers;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A range of IPv4 addresses (RFC 4632).
 *
 * @param mask of the bits that all its addresses share
 */
public record Subnet(int network, int mask) {
    private static final Pattern WRITTEN = Pattern.compile("(\\d+)\\.(\\d+)\\.(\\d+)\\.(\\d+)(?:/(\\d+))?");

    /** As {@code 172.18.0.0/16}; empty for what is none, such as one of IPv6. */
    static Optional<Subnet> parse(String written) {
        Matcher parts = WRITTEN.matcher(written);
        if (!parts.matches()) {
            return Optional.empty();
        }
        int length = parts.group(5) == null ? 32 : Integer.parseInt(parts.group(5));
        int mask = length == 0 ? 0 : -1 << (32 - length);
        return Optional.of(new Subnet(address(parts) & mask, mask));
    }

    private static int address(Matcher parts) {
        int address = 0;
        for (int i = 1; i <= 4; i++) {
            address = address << 8 | Integer.parseInt(parts.group(i));
        }
        return address;
    }

    /** Whether an address, as {@code 172.18.0.3}, is one of its. */
    public boolean contains(String address) {
        return parse(address)
                .filter(single -> (single.network() & mask) == network)
                .isPresent();
    }
}
