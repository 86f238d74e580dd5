package dev.rehearsal.runner;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static dev.rehearsal.runner.RehearsalAssert.assertThat;

@Tag("alone")
@DisplayNameGeneration(ReplaceUnderscores.class)
final class ScenarioIT {
    @Test
    void logical_replication_passes() throws Exception {
        var result = new TestRehearsal("logical").run();

        assertThat(result).hasPassed().hasNoFailedRequests().hasParity().hasNoLostWrites();
    }

    @Test
    void replica_promotion_passes() throws Exception {
        var result = new TestRehearsal("promotion")
                .of("02-postgres-replica-promotion.yaml")
                .run();

        assertThat(result).hasPassed().hasNoFailedRequests().hasParity().hasNoLostWrites();
    }
}
