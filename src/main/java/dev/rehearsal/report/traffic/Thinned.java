package dev.rehearsal.report.traffic;

import dev.rehearsal.requests.Request;
import java.util.ArrayList;
import java.util.List;

/** Some of many requests, evenly: when there are too many, every second, every fourth, and so on. For one thread. */
public final class Thinned {
    private final int most;
    private final List<Request> kept = new ArrayList<>();
    private long every = 1;
    private long seen;

    Thinned(int most) {
        this.most = most;
    }

    void add(Request request) {
        if (seen % every == 0) {
            kept.add(request);
        }
        seen++;
        if (kept.size() > most) {
            every *= 2;
            List<Request> all = List.copyOf(kept);
            kept.clear();
            for (int i = 0; i < all.size(); i += 2) {
                kept.add(all.get(i));
            }
        }
    }

    public List<Request> kept() {
        return kept;
    }

    /** How many there were. */
    long seen() {
        return seen;
    }
}
