package dev.rehearsal.http;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes in the connections that come to a port, as many at once as leave the process file descriptors for all else it
 * does. Other clients wait in the system's own queue until some have gone; the connected ones are served meanwhile. For
 * the thread of the selector, which serves what it takes in.
 */
public final class Intake {
    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
    private static final Duration AGAIN_AFTER = Duration.ofMillis(200);
    /** Where the system tells of no limit. */
    private static final long PLENTY = 10_000;

    private final ServerSocketChannel door;
    private final Selector selector;
    private final long most;
    private long notBefore = System.nanoTime();
    private boolean isClosed;

    private Intake(ServerSocketChannel door, Selector selector, long most) {
        this.door = door;
        this.selector = selector;
        this.most = most;
    }

    /** What is done with a connection. */
    public interface Welcome {
        void to(SocketChannel client) throws IOException;
    }

    /**
     * Has the selector select for a port.
     *
     * @param share of the process's file descriptors that the selector may use, as one part in so many
     */
    public static Intake at(ServerSocketChannel door, Selector selector, int share) throws IOException {
        door.configureBlocking(false);
        door.register(selector, SelectionKey.OP_ACCEPT);
        return new Intake(door, selector, descriptors() / share);
    }

    private static long descriptors() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getMaxFileDescriptorCount()
                : PLENTY;
    }

    /** Takes in the clients that wait, as far as there is room. */
    public void accept(Welcome welcome) {
        try {
            while (selector.keys().size() < most) {
                SocketChannel client = door.accept();
                if (client == null) {
                    return;
                }
                client.configureBlocking(false);
                client.setOption(StandardSocketOptions.TCP_NODELAY, true);
                welcome.to(client);
            }
        } catch (IOException e) {
            LOG.warn(
                    "no connection was accepted at port {} ({}); it waits",
                    door.socket().getLocalPort(),
                    e.getMessage());
            notBefore = System.nanoTime() + AGAIN_AFTER.toNanos();
            CompletableFuture.delayedExecutor(AGAIN_AFTER.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(selector::wakeup);
        }
        isClosed = true;
        door.keyFor(selector).interestOps(0);
    }

    /** To be called whenever the selector has selected: takes in again once there is room. */
    public void proceed() {
        if (isClosed && door.isOpen() && System.nanoTime() - notBefore >= 0 && open() < most) {
            isClosed = false;
            door.keyFor(selector).interestOps(SelectionKey.OP_ACCEPT);
        }
    }

    /**
     * The selector itself counts what was closed until it selects again, and nothing may happen until then but that a
     * waiting client is taken in.
     */
    private long open() {
        return selector.keys().stream().filter(SelectionKey::isValid).count();
    }
}
