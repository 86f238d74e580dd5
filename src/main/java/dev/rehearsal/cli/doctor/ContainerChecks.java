package dev.rehearsal.cli.doctor;

import dev.rehearsal.server.ServerException;
import dev.rehearsal.server.containers.ContainerEngine;
import dev.rehearsal.server.containers.ContainerImages;
import dev.rehearsal.server.containers.PgBouncerImage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What rehearsing in containers needs of this machine. */
public final class ContainerChecks {
    /** The images of the scenarios; others are fetched as they are asked for. */
    private static final List<String> VERSIONS = List.of("15", "17");

    private ContainerChecks() {}

    public static List<Check> all() throws InterruptedException {
        try {
            ContainerEngine engine = ContainerEngine.find();
            List<Check> checks = new ArrayList<>();
            checks.add(Check.welcome("container engine", "Docker " + engine.version(), true, ""));
            ContainerImages images = ContainerImages.chosen();
            Stream.concat(VERSIONS.stream().map(images::postgres), Stream.of(images.haproxy()))
                    .map(image -> image(image, engine.has(image)))
                    .forEach(checks::add);
            String pgBouncer = PgBouncerImage.name(images);
            checks.add(Check.welcome(
                    pgBouncer,
                    engine.has(pgBouncer) ? "on this machine" : "not made yet",
                    engine.has(pgBouncer),
                    "made of Debian's packages on first use"));
            return checks;
        } catch (ServerException e) {
            return List.of(Check.welcome("container engine", "none", false, String.valueOf(e.getMessage())));
        }
    }

    private static Check image(String image, boolean isHere) {
        return Check.welcome(
                image,
                isHere ? "on this machine" : "not fetched yet",
                isHere,
                "fetched on first use; to work offline later: docker pull " + image);
    }
}
