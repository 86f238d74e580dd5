package dev.rehearsal.server.containers.postgres;

import dev.rehearsal.server.ServerException;
import dev.rehearsal.server.containers.ContainerEngine;
import dev.rehearsal.server.containers.ContainerImages;
import dev.rehearsal.server.containers.Recipe;

/**
 * An image with the programs of two major versions, which is what {@code pg_upgrade} needs. The container engine makes
 * it of the images of both, and keeps it until one of them changes.
 */
public record UpgradeImage(ContainerEngine engine, Side from, Side to) {
    /** An image of one version, which must be on this machine. */
    record Side(String image, String major) {}

    private static final int SHOWN_OF_ID = 12;

    /** Between two versions such as {@code 15} or {@code 15.19}. */
    public static UpgradeImage between(String from, String to, ContainerImages names, ContainerEngine engine) {
        return new UpgradeImage(engine, side(from, names), side(to, names));
    }

    private static Side side(String version, ContainerImages names) {
        return new Side(names.postgres(version), version.replaceFirst("\\..*", ""));
    }

    /**
     * Its name, when it is on this machine.
     *
     * @throws ServerException when it cannot be made
     */
    public String provide() {
        String name = "rehearsal/postgres-upgrade:%s-%s-%s-%s".formatted(from.major, to.major, id(from), id(to));
        if (!engine.has(name)) {
            build(name);
        }
        return name;
    }

    /** Changes when the image does, even if its name stays. */
    private String id(Side side) {
        String id = ContainerEngine.ask(
                "look at the image " + side.image,
                () -> engine.docker().inspectImageCmd(side.image).exec().getId());
        return id.replace("sha256:", "").substring(0, SHOWN_OF_ID);
    }

    /** The official images keep every major version in folders of its own. */
    private String recipe() {
        return """
                FROM %1$s AS old
                FROM %2$s
                COPY --from=old /usr/lib/postgresql/%3$s /usr/lib/postgresql/%3$s
                COPY --from=old /usr/share/postgresql/%3$s /usr/share/postgresql/%3$s
                RUN ! ldd /usr/lib/postgresql/%3$s/bin/postgres | grep 'not found'
                """.formatted(from.image, to.image, from.major);
    }

    private void build(String name) {
        new Recipe(recipe())
                .make(
                        name,
                        engine,
                        "make an image with PostgreSQL %s and %s".formatted(from.major, to.major),
                        "name images in %s that keep programs where the official ones do, both of one release of Debian"
                                .formatted(ContainerImages.VARIABLES));
    }
}
