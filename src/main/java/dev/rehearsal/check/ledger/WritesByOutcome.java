package dev.rehearsal.check.ledger;

import dev.rehearsal.requests.CorruptLogException;
import dev.rehearsal.requests.LogReader;
import dev.rehearsal.requests.Request;
import dev.rehearsal.requests.RequestLog;
import java.nio.file.Path;

/** The writes that the load attempted, by what it was told of them. */
record WritesByOutcome(WriteIds acknowledged, WriteIds refused, WriteIds unknown) {
    static WritesByOutcome in(Path requests) throws CorruptLogException {
        WritesByOutcome writes = new WritesByOutcome(new WriteIds(), new WriteIds(), new WriteIds());
        try (LogReader<Request> log = RequestLog.read(requests)) {
            log.forEach(writes::add);
        }
        return writes;
    }

    private void add(Request request) {
        if (!request.isWrite()) {
            return;
        }
        switch (request.status()) {
            case OK -> acknowledged.add(request.writeId());
            case FAILED -> refused.add(request.writeId());
            case UNKNOWN -> unknown.add(request.writeId());
        }
    }
}
