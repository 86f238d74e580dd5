package dev.rehearsal.runner;

import dev.rehearsal.environment.local.ContainerProvider;
import dev.rehearsal.server.containers.NeedsContainers;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static dev.rehearsal.runner.RehearsalAssert.assertThat;

/**
 * Version 13 shows an operator less of its own catalogue than later ones do. Alone, since no request may fail: three
 * rehearsals at once make a reboot outlast the patience of clients.
 */
@Tag("alone")
@NeedsContainers
@DisplayNameGeneration(ReplaceUnderscores.class)
final class OldestVersionIT {
    @Test
    void a_cluster_of_13_is_upgraded_and_could_take_over_again() throws Exception {
        var result = new TestRehearsal("from-13")
                .of("03-aurora-clone-upgrade.yaml")
                .on(new ContainerProvider())
                .with("blue.version", "13")
                .run();

        assertThat(result).hasPassed().hasNoFailedRequests().hasParity().hasNoLostWrites();
    }
}
