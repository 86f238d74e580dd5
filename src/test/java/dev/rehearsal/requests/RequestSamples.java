package dev.rehearsal.requests;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A few requests, and their way into a log and out of it. */
final class RequestSamples {
    static final Request CREATE = new Request(
            1,
            "create",
            1_700_000_000_000_000L,
            1_700_000_000_000_250L,
            1_700_000_000_004_000L,
            Status.OK,
            1,
            1,
            "blue",
            "");
    static final Request READ = new Request(
            2,
            "read",
            1_700_000_000_005_000L,
            1_700_000_000_004_900L,
            1_700_000_060_004_000L,
            Status.UNKNOWN,
            7,
            Request.NO_WRITE,
            "",
            "timeout");

    private RequestSamples() {}

    static void write(Path file, Request... requests) {
        try (RequestLog log = RequestLog.create(file)) {
            List.of(requests).forEach(log::append);
        }
    }

    static List<Request> read(Path file) throws CorruptLogException {
        List<Request> requests = new ArrayList<>();
        try (LogReader<Request> reader = RequestLog.read(file)) {
            reader.forEach(requests::add);
        }
        return requests;
    }
}
