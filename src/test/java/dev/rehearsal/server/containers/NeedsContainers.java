package dev.rehearsal.server.containers;

import dev.rehearsal.server.ServerException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips tests, with the reason, where no container engine answers, unless {@code -Drehearsal.containers=required}. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsContainers.Condition.class)
public @interface NeedsContainers {
    /** Looks for the engine. */
    final class Condition implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return missing()
                    .map(ConditionEvaluationResult::disabled)
                    .orElseGet(() -> ConditionEvaluationResult.enabled("there is a container engine"));
        }

        /** Whether a test in containers that cannot run shall fail. */
        public static boolean isRequired() {
            return System.getProperty("rehearsal.containers", "").equals("required");
        }

        /** Why there is no engine; empty when there is, or when a test without one shall fail. */
        public static Optional<String> missing() {
            if (isRequired()) {
                return Optional.empty();
            }
            try {
                ContainerEngine.find();
                return Optional.empty();
            } catch (ServerException e) {
                return Optional.of(String.valueOf(e.getMessage()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.of("interrupted");
            }
        }
    }
}
