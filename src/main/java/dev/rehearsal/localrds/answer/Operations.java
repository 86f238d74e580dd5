package dev.rehearsal.localrds.answer;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.rds.model.RdsRequest;
import software.amazon.awssdk.services.rds.model.RdsResponse;

/** The table of everything this account can do. Answers one request at a time; safe for many threads. */
public final class Operations {
    private static final Logger LOG = LoggerFactory.getLogger(Operations.class);

    private static final List<String> READING = List.of("Describe", "List", "Download");

    private final Map<Class<? extends RdsRequest>, Operation<?>> table = new HashMap<>();
    private final List<Call> calls = new ArrayList<>();
    private final Clock clock = Clock.systemUTC();

    public Operations(List<Operation<?>> operations) {
        operations.forEach(operation -> table.put(operation.type(), operation));
    }

    /**
     * Acts on a request.
     *
     * @throws software.amazon.awssdk.services.rds.model.RdsException when RDS would refuse it
     * @throws UnsupportedOperationException naming the action or member that is not imitated
     */
    public synchronized RdsResponse answer(RdsRequest request) {
        Operation<?> operation = table.get(request.getClass());
        if (operation == null) {
            throw Refusal.notImitated(
                    request.getClass().getSimpleName().replaceAll("Request$", ""),
                    "rehearse this step on AWS, or leave it out");
        }
        LOG.debug("{} {}", operation.name(), request);
        if (READING.stream().noneMatch(operation.name()::startsWith)) {
            calls.add(new Call(clock.instant(), operation.name(), request.toString()));
        }
        return operation.perform(request);
    }

    /** Every call that could change something, in order. */
    public synchronized List<Call> calls() {
        return List.copyOf(calls);
    }
}
