package dev.rehearsal.check.ledger;

import dev.rehearsal.requests.Request;
import dev.rehearsal.requests.RequestLog;
import dev.rehearsal.requests.Status;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A request log with nothing but writes, as far as a ledger looks at them. */
final class FakeWrites {
    private final List<Request> requests = new ArrayList<>();

    FakeWrites acknowledged(long from, long to) {
        for (long id = from; id <= to; id++) {
            told(id, Status.OK);
        }
        return this;
    }

    FakeWrites told(long id, Status status) {
        long at = 1_000_000 + id * 5_000;
        requests.add(new Request(id, "create", at, at, at + 2_000, status, 1, id, "blue", ""));
        return this;
    }

    Path write(Path folder) {
        Path file = folder.resolve(RequestLog.NAME);
        try (RequestLog log = RequestLog.create(file)) {
            requests.forEach(log::append);
        }
        return file;
    }
}
