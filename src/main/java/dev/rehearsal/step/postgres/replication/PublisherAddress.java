package dev.rehearsal.step.postgres.replication;

import dev.rehearsal.database.Address;
import dev.rehearsal.database.Credentials;
import dev.rehearsal.database.Tls;
import dev.rehearsal.step.StepContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Where and as whom a subscriber logs in: by the address that servers use among themselves. In URI form, in which every
 * character of a password can be written so that nothing mistakes it for the password's end.
 */
final class PublisherAddress {
    private PublisherAddress() {}

    static String of(StepContext context, String role, String password) {
        if (!context.exists(role)) {
            return "{address of %s}".formatted(role);
        }
        Address address = context.servers().address(role);
        Credentials operator = context.operator();
        return "postgresql://%s/%s?user=%s&password=%s&connect_timeout=10%s"
                .formatted(
                        address.endpoint(),
                        encoded(address.database()),
                        encoded(operator.user()),
                        password,
                        context.connector()
                                .trust()
                                .of(address.endpoint())
                                .map(PublisherAddress::asked)
                                .orElse(""));
    }

    /** What the publisher has to show to the subscriber, which knows the files of its own machine only. */
    private static String asked(Tls tls) {
        return "&sslmode=" + tls.mode().word()
                + tls.authoritiesThere()
                        .map(file -> "&sslrootcert=" + encoded(file))
                        .orElse("");
    }

    static String withPassword(StepContext context, String role) {
        return of(context, role, encoded(context.operator().password()));
    }

    /** Percent-encoded also where forms would write a plus. */
    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
    }
}
