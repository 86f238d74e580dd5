package dev.rehearsal.requests;

import java.util.Arrays;

/**
 * Requests as text, about 55 bytes each: comparable to a binary form, yet a person can read it, grep it and load it
 * into any tool for comma-separated values. Begin and end are offsets from the intended start, so the columns that
 * matter, lateness and latency in microseconds, can be read off.
 */
record RequestFormat() implements LogFormat<Request> {
    private static final int LONGEST_WORD = 200;
    private static final Status[] STATUSES = Status.values();

    @Override
    public String noun() {
        return "request";
    }

    @Override
    public String header() {
        return "#requests 1: number,kind,intended,lateness,latency,status,attempts,write,server,error";
    }

    @Override
    public String line(Request request) {
        return String.join(
                ",",
                Long.toString(request.number()),
                word(request.kind()),
                Long.toString(request.intended()),
                Long.toString(request.lateness()),
                Long.toString(request.latency()),
                inWord(request.status()),
                Integer.toString(request.attempts()),
                Long.toString(request.writeId()),
                word(request.server()),
                word(request.error()));
    }

    @Override
    public Request parse(Fields fields) throws MalformedLineException {
        long number = fields.number("number");
        String kind = fields.word("kind");
        long intended = fields.number("intended");
        return new Request(
                number,
                kind,
                intended,
                intended + fields.number("lateness"),
                intended + fields.number("latency"),
                status(fields.word("status")),
                fields.count("attempts"),
                fields.number("write"),
                fields.word("server"),
                fields.word("error"));
    }

    private static Status status(String word) throws MalformedLineException {
        for (Status status : STATUSES) {
            if (inWord(status).equals(word)) {
                return status;
            }
        }
        throw new MalformedLineException("'status' is '%s', not one of %s"
                .formatted(
                        word, Arrays.stream(STATUSES).map(RequestFormat::inWord).toList()));
    }

    private static String inWord(Status status) {
        return switch (status) {
            case OK -> "ok";
            case FAILED -> "failed";
            case UNKNOWN -> "unknown";
        };
    }

    /** What an application says of itself may hold anything; a comma or a line's end would break the columns. */
    private static String word(String text) {
        boolean isPlain = text.length() <= LONGEST_WORD && text.chars().allMatch(c -> c >= ' ' && c != ',');
        return isPlain
                ? text
                : text.substring(0, Math.min(text.length(), LONGEST_WORD)).replaceAll("[,\\p{Cntrl}]", " ");
    }
}
