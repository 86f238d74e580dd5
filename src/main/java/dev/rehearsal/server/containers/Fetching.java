package dev.rehearsal.server.containers;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.PullResponseItem;
import dev.rehearsal.server.ServerException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** An image on its way here. It may take long as long as it moves. */
final class Fetching extends ResultCallback.Adapter<PullResponseItem> {
    /** A registry that cannot be reached would be waited for for minutes. */
    private static final Duration MOVES_WITHIN = Duration.ofSeconds(20);

    private final String image;
    private final BlockingQueue<Optional<String>> signs = new LinkedBlockingQueue<>();

    private Fetching(String image) {
        this.image = image;
    }

    static Fetching of(String image, DockerClient docker) {
        Fetching fetching = new Fetching(image);
        ContainerEngine.ask(
                "fetch the image " + image, () -> docker.pullImageCmd(image).exec(fetching));
        return fetching;
    }

    @Override
    public void onNext(PullResponseItem item) {
        signs.add(Optional.of(String.valueOf(item.getStatus())));
    }

    @Override
    public void onError(Throwable reason) {
        super.onError(reason);
        signs.add(Optional.empty());
    }

    @Override
    public void onComplete() {
        super.onComplete();
        signs.add(Optional.empty());
    }

    /** Returns when the image is here. */
    void await() throws InterruptedException {
        while (true) {
            Optional<String> sign = signs.poll(MOVES_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
            if (sign == null) {
                throw failed("nothing came for %d s".formatted(MOVES_WITHIN.toSeconds()));
            }
            if (sign.isEmpty()) {
                break;
            }
        }
        try {
            awaitCompletion();
        } catch (RuntimeException e) {
            throw failed(String.valueOf(e.getMessage()));
        }
    }

    private ServerException failed(String found) {
        return new ServerException(
                "fetch the image " + image,
                found,
                "see whether 'docker pull %s' works, or name another image in %s"
                        .formatted(image, ContainerImages.VARIABLES));
    }
}
