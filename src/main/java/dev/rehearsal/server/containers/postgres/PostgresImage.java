package dev.rehearsal.server.containers.postgres;

import dev.rehearsal.server.ServerException;
import dev.rehearsal.server.ServerRelease;
import dev.rehearsal.server.ServerSettings;
import dev.rehearsal.server.containers.Container;
import dev.rehearsal.server.containers.ContainerImages;
import dev.rehearsal.server.containers.ContainerPlan;
import dev.rehearsal.server.containers.ContainerRoom;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An image with PostgreSQL's programs, and what they say of themselves.
 *
 * @param settings every setting that its servers know
 */
record PostgresImage(String name, ServerRelease release, ServerSettings settings) {
    private static final Pattern VERSION = Pattern.compile("\\(PostgreSQL\\) (\\d+)\\.(\\d+)");
    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(30);

    /** The releases of several images, asked at once: each waits for a container to start and to end. */
    static Map<String, PostgresImage> asked(Collection<String> versions, ContainerImages names, ContainerRoom room)
            throws InterruptedException {
        List<String> distinct = versions.stream().distinct().toList();
        ExecutorService askers = Executors.newFixedThreadPool(distinct.size());
        try {
            List<Future<PostgresImage>> answers = askers.invokeAll(distinct.stream()
                    .<Callable<PostgresImage>>map(version -> () -> asked(names.postgres(version), room))
                    .toList());
            Map<String, PostgresImage> asked = new LinkedHashMap<>();
            for (int i = 0; i < distinct.size(); i++) {
                asked.put(distinct.get(i), answers.get(i).get());
            }
            return asked;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ServerException refused) {
                throw refused;
            }
            throw new IllegalStateException("ask the images " + distinct, e);
        } finally {
            askers.shutdownNow();
        }
    }

    /** Starts a container for a moment to ask, as a tag tells the major version at best. */
    static PostgresImage asked(String name, ContainerRoom room) throws InterruptedException {
        Container container = room.start(ContainerPlan.machine(name, "asked", ContainerServer.PORT));
        try {
            String version = answer(container, name, "postgres --version");
            Matcher numbers = VERSION.matcher(version);
            if (!numbers.find()) {
                throw unfit(name, version);
            }
            return new PostgresImage(
                    name,
                    new ServerRelease(Integer.parseInt(numbers.group(1)), Integer.parseInt(numbers.group(2))),
                    ServerSettings.parse(answer(container, name, "postgres --describe-config")));
        } finally {
            container.remove();
        }
    }

    UpgradeImage.Side forUpgrade() {
        return new UpgradeImage.Side(name, String.valueOf(release.major()));
    }

    private static String answer(Container container, String image, String command) throws InterruptedException {
        Container.Said said = container.run("postgres", command, Map.of(), ANSWERS_WITHIN);
        if (!said.isSuccess()) {
            throw unfit(image, said.output().strip());
        }
        return said.output();
    }

    private static ServerException unfit(String image, String found) {
        return new ServerException(
                "ask the image %s for its version of PostgreSQL".formatted(image),
                found,
                "name an image like the official ones in " + ContainerImages.VARIABLES);
    }
}
