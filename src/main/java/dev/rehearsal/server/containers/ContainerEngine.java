package dev.rehearsal.server.containers;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import dev.rehearsal.server.ServerException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.dockerclient.EnvironmentAndSystemPropertyClientProviderStrategy;

/**
 * The container engine of this machine, found as Testcontainers finds it. Containers are made without its help: it
 * would remove them as soon as this process is asked to end, while a rehearsal still releases traffic.
 */
public final class ContainerEngine {
    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(30);
    private static final String ADVICE = "start Docker, or see with 'docker info' whether this user may use it";

    private final DockerClient docker;

    private ContainerEngine(DockerClient docker) {
        this.docker = docker;
    }

    /**
     * The engine, which answers.
     *
     * @throws ServerException within seconds, when none does
     */
    public static ContainerEngine find() throws InterruptedException {
        String attempted = "reach a container engine";
        ExecutorService asking = Executors.newSingleThreadExecutor(work -> {
            Thread thread = new Thread(work, "container-engine");
            thread.setDaemon(true);
            return thread;
        });
        try {
            Future<DockerClient> answer = asking.submit(ContainerEngine::answering);
            return new ContainerEngine(answer.get(ANSWERS_WITHIN.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException e) {
            String found =
                    String.valueOf(e.getCause() == null ? e : e.getCause().getMessage());
            throw new ServerException(attempted, found, ADVICE);
        } catch (TimeoutException e) {
            throw new ServerException(attempted, "no answer within " + ANSWERS_WITHIN.toSeconds() + " s", ADVICE);
        } finally {
            asking.shutdownNow();
        }
    }

    /**
     * Who names an engine means that one, and not another that Testcontainers remembers or finds. What reads all of
     * Docker's variables is not for general use, says its author, who offers nothing else.
     */
    @SuppressWarnings("deprecation")
    private static DockerClient answering() {
        DockerClient client = System.getenv().getOrDefault("DOCKER_HOST", "").isBlank()
                ? DockerClientFactory.instance().client()
                : new EnvironmentAndSystemPropertyClientProviderStrategy().getDockerClient();
        client.pingCmd().exec();
        return client;
    }

    /** As the engine calls its version. */
    public String version() {
        return ask(
                "ask the container engine for its version",
                () -> docker.versionCmd().exec().getVersion());
    }

    /** Whether an image is on this machine. */
    public boolean has(String image) {
        return ask("look for the image " + image, () -> {
            try {
                docker.inspectImageCmd(image).exec();
                return true;
            } catch (NotFoundException e) {
                return false;
            }
        });
    }

    /**
     * Fetches an image unless it is on this machine.
     *
     * @throws ServerException within seconds, when it cannot be had
     */
    public void provide(String image) throws InterruptedException {
        if (!has(image)) {
            Fetching.of(image, docker).await();
        }
    }

    public DockerClient docker() {
        return docker;
    }

    /** Whatever goes wrong between here and the engine comes as one of many exceptions without a common parent. */
    public static <T> T ask(String attempted, Supplier<T> question) {
        try {
            return question.get();
        } catch (ServerException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new ServerException(attempted, e, ADVICE);
        }
    }
}
