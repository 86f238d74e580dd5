package dev.rehearsal.localrds.answer;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.rds.model.RdsRequest;
import software.amazon.awssdk.services.rds.model.RdsResponse;

/**
 * One action of RDS that is imitated: the members it needs, those it understands besides, and what it does.
 *
 * @param required wire names, as in {@code DBInstanceIdentifier}
 */
public record Operation<Q extends RdsRequest>(
        Class<Q> type, Set<String> required, Set<String> understood, Function<Q, ? extends RdsResponse> action) {

    public static <Q extends RdsRequest> Operation<Q> of(Class<Q> type, Function<Q, ? extends RdsResponse> action) {
        return new Operation<>(type, Set.of(), Set.of(), action);
    }

    public Operation<Q> requires(String... members) {
        return new Operation<>(type, Set.of(members), understood, action);
    }

    public Operation<Q> understands(String... members) {
        Set<String> all =
                Stream.concat(understood.stream(), Arrays.stream(members)).collect(Collectors.toUnmodifiableSet());
        return new Operation<>(type, required, all, action);
    }

    /** The action's name on the wire, nearly: {@code ModifyDbInstance}. */
    String name() {
        return type.getSimpleName().replaceAll("Request$", "");
    }

    /** Checks the members and acts. */
    RdsResponse perform(RdsRequest request) {
        Q typed = type.cast(request);
        Set<String> present = members(typed);
        for (String member : new TreeSet<>(required)) {
            if (!present.contains(member)) {
                throw Refusal.missing(member);
            }
        }
        List<String> unknown = present.stream()
                .filter(member -> !required.contains(member) && !understood.contains(member))
                .sorted()
                .toList();
        if (!unknown.isEmpty()) {
            throw Refusal.notImitated(
                    "%s with %s".formatted(name(), unknown),
                    "leave them out; understood are "
                            + Stream.concat(required.stream(), understood.stream())
                                    .sorted()
                                    .toList());
        }
        return action.apply(typed);
    }

    private static Set<String> members(SdkPojo request) {
        return request.sdkFields().stream()
                .filter(field -> isSet(field.getValueOrDefault(request)))
                .map(SdkField::memberName)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private static boolean isSet(@Nullable Object value) {
        return value != null && !(value instanceof Collection<?> all && all.isEmpty());
    }
}
