package dev.rehearsal.environment;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What has been opened, to be closed in reverse order, each part whatever becomes of the others. For one thread. */
public final class Closing {
    private static final Logger LOG = LoggerFactory.getLogger(Closing.class);

    private final Deque<Part> parts = new ArrayDeque<>();

    private record Part(String name, AutoCloseable part) {}

    public <T extends AutoCloseable> T remember(String name, T part) {
        parts.push(new Part(name, part));
        return part;
    }

    /** Closes everything that is still open; what could not be closed, one sentence each. */
    List<String> close() {
        List<String> left = new ArrayList<>();
        while (!parts.isEmpty()) {
            Part part = parts.pop();
            try {
                part.part().close();
            } catch (Exception e) {
                LOG.error("closing {}", part.name(), e);
                left.add("%s could not be closed: %s".formatted(part.name(), e.getMessage()));
            }
        }
        return List.copyOf(left);
    }
}
