package dev.rehearsal.check.ledger;

import dev.rehearsal.requests.CorruptLogException;
import dev.rehearsal.requests.LogReader;
import dev.rehearsal.requests.Request;
import dev.rehearsal.requests.RequestLog;
import java.nio.file.Path;

/** The writes that the load attempted, by what it was told of them. */
record Attempts(WriteIds acknowledged, WriteIds refused, WriteIds unknown) {
    static Attempts in(Path requests) throws CorruptLogException {
        Attempts attempts = new Attempts(new WriteIds(), new WriteIds(), new WriteIds());
        try (LogReader<Request> log = RequestLog.read(requests)) {
            log.forEach(attempts::add);
        }
        return attempts;
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
