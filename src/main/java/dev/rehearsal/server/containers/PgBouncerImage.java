package dev.rehearsal.server.containers;

import dev.rehearsal.server.ServerException;

/** An image with PgBouncer. There is no official one, so the container engine makes it of Debian's. */
public record PgBouncerImage(ContainerEngine engine) {
    private static final String BASE = "debian:trixie-slim";
    /** To be counted up with every change of the recipe. */
    private static final String NAME = "rehearsal/pgbouncer:2";

    /** Without these, mirrors that cannot be reached are waited for for minutes, and then taken for empty ones. */
    private static final String IMPATIENT =
            "-o Acquire::http::Timeout=10 -o Acquire::Retries=0 -o APT::Update::Error-Mode=any";

    private static final Recipe RECIPE = new Recipe("""
            FROM %s
            RUN timeout 60 apt-get %s update \\
                && apt-get install -y --no-install-recommends pgbouncer openssl \\
                && rm -rf /var/lib/apt/lists/* /var/cache/apt/*.bin
            """.formatted(BASE, IMPATIENT));

    /** What it is called, whether or not it is on this machine. */
    public static String name(ContainerImages images) {
        return images.pgBouncer().orElse(NAME);
    }

    /**
     * Its name, when it is on this machine.
     *
     * @throws ServerException when it can be neither fetched nor made
     */
    public String provide(ContainerImages images) throws InterruptedException {
        if (images.pgBouncer().isPresent()) {
            engine.provide(images.pgBouncer().get());
            return images.pgBouncer().get();
        }
        if (!engine.has(NAME)) {
            engine.provide(BASE);
            RECIPE.make(
                    NAME,
                    engine,
                    "make an image with PgBouncer",
                    "see whether containers reach Debian's packages, or name an image that has bash, openssl and PgBouncer in "
                            + ContainerImages.PGBOUNCER);
        }
        return NAME;
    }
}
