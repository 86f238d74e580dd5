package dev.rehearsal.server.containers;

import java.util.Map;
import java.util.Optional;

/**
 * The images that containers are made of.
 *
 * @param postgres with {@code %s} where the version belongs
 * @param pgBouncer empty for one that is made here
 */
public record ContainerImages(String postgres, String haproxy, Optional<String> pgBouncer) {
    private static final String POSTGRES = "REHEARSAL_IMAGE_POSTGRES";
    private static final String HAPROXY = "REHEARSAL_IMAGE_HAPROXY";
    static final String PGBOUNCER = "REHEARSAL_IMAGE_PGBOUNCER";
    public static final String VARIABLES = "%s, %s or %s".formatted(POSTGRES, HAPROXY, PGBOUNCER);

    /** The official ones, or those that environment variables name. */
    public static ContainerImages chosen() {
        return chosen(System.getenv());
    }

    static ContainerImages chosen(Map<String, String> environment) {
        return new ContainerImages(
                environment.getOrDefault(POSTGRES, "postgres:%s"),
                environment.getOrDefault(HAPROXY, "haproxy:3.0"),
                Optional.ofNullable(environment.get(PGBOUNCER)));
    }

    /** The image of servers of one version, such as {@code 15} or {@code 15.19}. */
    public String postgres(String version) {
        return postgres.replace("%s", version);
    }
}
