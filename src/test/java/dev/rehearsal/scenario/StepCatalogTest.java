package dev.rehearsal.scenario;

import dev.rehearsal.database.Engine;
import dev.rehearsal.load.OrderKind;
import dev.rehearsal.step.LeavesNothing;
import dev.rehearsal.step.Listing;
import dev.rehearsal.step.Plan;
import dev.rehearsal.step.Step;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.Verification;
import dev.rehearsal.step.database.Fence;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class StepCatalogTest {
    @ParameterizedTest
    @MethodSource("listings")
    void every_step_says_what_it_stands_for_and_what_its_settings_mean(Listing listing) {
        assertThat(listing.standsFor()).isNotBlank();
        assertThat(StepCatalog.settingsOf(listing))
                .allSatisfy(setting -> assertThat(setting.says()).isNotBlank());
    }

    @ParameterizedTest
    @MethodSource("listings")
    void no_setting_hides_what_every_step_can_tell(Listing listing) {
        List<String> told = Arrays.stream(Step.class.getMethods())
                .filter(method -> method.getParameterCount() == 0)
                .map(Method::getName)
                .toList();

        assertThat(listing.type().getRecordComponents())
                .extracting(RecordComponent::getName)
                .doesNotContainAnyElementsOf(told);
    }

    @Test
    void two_classes_with_one_verb_for_one_engine_are_refused() {
        List<Listing> twice = List.of(
                Listing.onAny(Fence.class, "any"), Listing.on(Engine.POSTGRESQL, OtherEngines.Fence.class, "another"));

        assertThatThrownBy(() -> new StepCatalog(twice))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(Fence.class.getName(), OtherEngines.Fence.class.getName(), "called fence");
    }

    @Test
    void each_engine_may_have_a_class_of_its_own_for_a_verb() {
        StepCatalog catalog = new StepCatalog(List.of(
                Listing.on(Engine.POSTGRESQL, Fence.class, "any"),
                Listing.on(EnumSet.of(Engine.MYSQL), OtherEngines.Fence.class, "another")));

        assertThat(catalog.of(Engine.MYSQL).named("fence").map(Listing::type)).contains(OtherEngines.Fence.class);
        assertThat(catalog.of(Engine.POSTGRES).named("fence").map(Listing::type))
                .contains(Fence.class);
        assertThat(catalog.of(Engine.AURORA_MYSQL).refuse("fence"))
                .startsWith("'fence' is a step for aurora-postgresql and postgres");
    }

    /** Where a step of another engine may have the same name. */
    private static final class OtherEngines {
        private record Fence() implements LeavesNothing {
            @Override
            public Plan plan(StepContext context) {
                return Plan.nothingToDo("nobody is kept out by it");
            }

            @Override
            public void execute(StepContext context) {}

            @Override
            public Verification verify(StepContext context) {
                return Verification.holds("nothing");
            }
        }
    }

    @Test
    void the_kinds_of_request_are_those_of_the_load() {
        assertThat(LoadSpec.KINDS).containsExactlyInAnyOrderElementsOf(OrderKind.labels());
    }

    private static List<Listing> listings() {
        return StepCatalog.standard().listings();
    }
}
