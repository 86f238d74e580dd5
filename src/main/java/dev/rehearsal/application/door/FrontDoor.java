package dev.rehearsal.application.door;

import dev.rehearsal.http.Intake;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The address that one instance of the application keeps while its processes come and go. Each request is handed to the
 * process that is behind the door when the request begins, and its answer back, so that clients keep their connections
 * and none of them ever sends into one that a process is about to close. One thread of this process serves it all.
 */
public final class FrontDoor implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FrontDoor.class);
    /** Of clients that come at once; a load opens many when answers are held back. */
    private static final int WAITING_CONNECTIONS = 1024;

    private final Selector selector;
    private final ServerSocketChannel door;
    private final Intake intake;
    private final Queue<Runnable> orders = new ConcurrentLinkedQueue<>();
    /** Fails when the door's thread has ended. */
    private final CompletableFuture<Void> end = new CompletableFuture<>();

    private Backend backend = Backend.NOBODY;

    /** Half of the descriptors are for all else that this process does, and each client takes two. */
    private static final int SHARE = 4;

    private FrontDoor(Selector selector, ServerSocketChannel door, int doors) throws IOException {
        this.selector = selector;
        this.door = door;
        this.intake = Intake.at(door, selector, SHARE * doors);
    }

    /**
     * Opens it with nobody behind it yet.
     *
     * @param port 0 for any free one
     * @param doors of this process, which share half of its file descriptors
     */
    public static FrontDoor open(int port, int doors) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open();
        try {
            channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), WAITING_CONNECTIONS);
            FrontDoor door = new FrontDoor(Selector.open(), channel, doors);
            Thread thread = new Thread(door::serve, "front door " + door.port());
            thread.setDaemon(true);
            thread.start();
            return door;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    public int port() {
        return door.socket().getLocalPort();
    }

    /**
     * Has every request that begins from now on go to that port of this machine.
     *
     * @return what was behind it, and still has to answer the requests that it was given
     */
    public Backend pointTo(int port) {
        return asked(() -> {
            Backend former = backend;
            backend = new Backend(port);
            passages().forEach(passage -> passage.leave(former));
            return former;
        });
    }

    Backend backend() {
        return backend;
    }

    /**
     * Has the door's own thread do something between two of its rounds, and waits for that; fails once it has ended.
     */
    private <T> T asked(Supplier<T> order) {
        CompletableFuture<T> answer = CompletableFuture.supplyAsync(order, orders::add);
        selector.wakeup();
        return answer.applyToEither(end.thenCompose(nothing -> answer), Function.identity())
                .join();
    }

    private void serve() {
        try {
            while (selector.isOpen()) {
                selector.select(this::serve);
                intake.proceed();
                for (Runnable order = orders.poll(); order != null && selector.isOpen(); order = orders.poll()) {
                    order.run();
                }
            }
        } catch (IOException | RuntimeException e) {
            LOG.error("the door at port {} serves no more", port(), e);
        } finally {
            closeQuietly();
            end.completeExceptionally(new IllegalStateException("this door is closed"));
        }
    }

    private void serve(SelectionKey key) {
        if (!key.isValid()) {
            return;
        }
        try {
            if (key.attachment() instanceof Passage passage) {
                passage.serve(key);
            } else {
                intake.accept(client -> Passage.open(client, this, selector));
            }
        } catch (RuntimeException e) {
            LOG.error("a connection at port {} failed; the others go on", port(), e);
            if (key.attachment() instanceof Passage passage) {
                passage.reset();
            }
        }
    }

    private List<Passage> passages() {
        List<Passage> passages = new ArrayList<>();
        for (SelectionKey key : selector.keys()) {
            if (key.isValid() && key.attachment() instanceof Passage passage) {
                passages.add(passage);
            }
        }
        return passages;
    }

    @Override
    public void close() {
        if (selector.isOpen()) {
            asked(this::shut);
        }
    }

    private void closeQuietly() {
        try {
            if (selector.isOpen()) {
                shut();
            }
        } catch (RuntimeException e) {
            LOG.debug("what is left of the door goes with the process", e);
        }
    }

    private Backend shut() {
        try {
            passages().forEach(Passage::reset);
            door.close();
            selector.close();
            return backend;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
