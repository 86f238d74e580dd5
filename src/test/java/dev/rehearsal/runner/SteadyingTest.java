package dev.rehearsal.runner;

import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SteadyingTest {
    @ParameterizedTest
    @CsvSource({"PT10S, PT2S, PT3S", "PT8S, PT2S, PT3S", "PT4S, PT1S, PT3S", "PT2S, PT0.5S, PT1.5S", "PT0S, PT0S, PT0S"
    })
    void the_rate_rises_before_the_stretch_that_is_judged(Duration warmUp, Duration ramp, Duration judged) {
        assertThat(Steadying.of(warmUp)).isEqualTo(new Steadying(ramp, judged));
    }
}
