package dev.rehearsal.machine;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SpeedTest {
    @Test
    void a_machine_is_as_fast_as_it_was_a_moment_ago() {
        double before = Speed.ofThisMachine().perSecond();
        double now = Speed.ofThisMachine().perSecond();

        assertThat(now / before).isBetween(0.2, 5.0);
    }
}
