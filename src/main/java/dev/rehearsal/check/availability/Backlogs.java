package dev.rehearsal.check.availability;

import dev.rehearsal.requests.Request;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Sees until when the requests that had arrived in a window were being answered. Who arrives meanwhile waits behind
 * them, for the window's sake. For one thread.
 */
final class Backlogs {
    private final List<Window> windows;
    private final long[] lastAnswers;

    Backlogs(List<Window> windows) {
        this.windows = List.copyOf(windows);
        this.lastAnswers = new long[windows.size()];
        Arrays.fill(lastAnswers, Long.MIN_VALUE);
    }

    void see(Request request) {
        for (int i = 0; i < lastAnswers.length; i++) {
            Window window = windows.get(i);
            if (request.intended() >= window.from() && request.intended() <= window.to()) {
                lastAnswers[i] = Math.max(lastAnswers[i], request.ended());
            }
        }
    }

    /** The windows, each with its backlog. */
    List<Window> windows() {
        List<Window> seen = new ArrayList<>();
        for (int i = 0; i < lastAnswers.length; i++) {
            seen.add(windows.get(i).servedUntil(lastAnswers[i]));
        }
        return List.copyOf(seen);
    }
}
