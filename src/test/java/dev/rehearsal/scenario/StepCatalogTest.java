package dev.rehearsal.scenario;

import dev.rehearsal.load.OrderKind;
import dev.rehearsal.step.Step;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class StepCatalogTest {
    @ParameterizedTest
    @MethodSource("entries")
    void every_step_says_what_it_stands_for_and_what_its_settings_mean(StepCatalog.Entry entry) {
        assertThat(entry.standsFor()).isNotBlank();
        assertThat(entry.settings())
                .allSatisfy(setting -> assertThat(setting.says()).isNotBlank());
    }

    @ParameterizedTest
    @MethodSource("entries")
    void no_setting_hides_what_every_step_can_tell(StepCatalog.Entry entry) {
        List<String> told = Arrays.stream(Step.class.getMethods())
                .filter(method -> method.getParameterCount() == 0)
                .map(Method::getName)
                .toList();

        assertThat(entry.type().getRecordComponents())
                .extracting(RecordComponent::getName)
                .doesNotContainAnyElementsOf(told);
    }

    @Test
    void the_kinds_of_request_are_those_of_the_load() {
        assertThat(LoadSpec.KINDS).containsExactlyInAnyOrderElementsOf(OrderKind.labels());
    }

    private static List<StepCatalog.Entry> entries() {
        return StepCatalog.standard().entries();
    }
}
