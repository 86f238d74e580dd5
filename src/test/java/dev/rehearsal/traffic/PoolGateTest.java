package dev.rehearsal.traffic;

import dev.rehearsal.database.Address;
import dev.rehearsal.database.Endpoint;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PoolGateTest {
    private static final Duration DRAIN = Duration.ofSeconds(5);

    private FakeMember first;
    private FakeMember second;
    private PoolGate gate;

    @BeforeEach
    void open() throws Exception {
        first = new FakeMember("application-1");
        second = new FakeMember("application-2");
        gate = PoolGate.open(() -> List.of(first.door(), second.door()), Duration.ofMinutes(5));
    }

    @AfterEach
    void close() {
        first.close();
        second.close();
    }

    @Test
    void every_member_is_paused_moved_and_resumed() throws Exception {
        gate.prepare(new Address(new Endpoint("green", 5432), "shop"));
        gate.pause(DRAIN);
        List<GateState> paused = gate.state();
        gate.repoint();
        gate.resume();

        Address blue = new Address(new Endpoint("blue", 5432), "shop");
        assertThat(paused)
                .containsExactly(
                        new GateState("application-1", blue, true, 2, 3),
                        new GateState("application-2", blue, true, 2, 3));
        assertThat(List.of(first, second)).allSatisfy(member -> {
            assertThat(member.isPaused()).isFalse();
            assertThat(member.target()).isEqualTo("green");
            assertThat(member.orders())
                    .contains(
                            "/gate/prepare?host=green&port=5432&database=shop",
                            "/gate/pause?drainWithin=PT5S&holdAtMost=PT5M");
        });
    }

    @Test
    void when_one_member_does_not_drain_all_are_resumed() {
        second.refuses("pause", "transactions under way outlasted the limit");

        assertThatThrownBy(() -> gate.pause(DRAIN))
                .isInstanceOf(GateException.class)
                .hasMessage(
                        "pause traffic within 5 s → application-2: transactions under way outlasted the limit → every member"
                                + " was resumed; end long transactions, or allow more time with 'drainWithin'");
        assertThat(first.orders()).endsWith("/gate/pause?drainWithin=PT5S&holdAtMost=PT5M", "/gate/resume");
        assertThat(first.isPaused()).isFalse();
    }

    @Test
    void a_drain_that_outlasts_its_limit_says_that_it_was_too_late() {
        second.isLateWith("pause", "transactions under way outlasted the limit");

        assertThatThrownBy(() -> gate.pause(DRAIN))
                .isInstanceOfSatisfying(
                        GateTooLateException.class,
                        late -> assertThat(late.waited()).isLessThan(DRAIN));
    }

    @Test
    void one_member_that_refuses_is_no_matter_of_time_although_another_is_late() {
        first.refuses("pause", "no");
        second.isLateWith("pause", "transactions under way outlasted the limit");

        assertThatThrownBy(() -> gate.pause(DRAIN)).isExactlyInstanceOf(GateException.class);
    }

    @Test
    void a_member_that_died_does_not_keep_the_others_paused() throws Exception {
        gate.pause(DRAIN);
        first.close();

        assertThatThrownBy(gate::resume)
                .isInstanceOf(GateException.class)
                .hasMessageStartingWith("resume traffic → " + first.door() + ": does not answer (")
                .hasMessageEndingWith(
                        "the other members were resumed; restart this one, or wait 5 m 00 s until it resumes by itself");
        assertThat(second.isPaused()).isFalse();
    }

    @Test
    void when_one_member_cannot_move_the_others_are_pointed_back() {
        first.refuses("repoint", "nothing is prepared");

        assertThatThrownBy(gate::repoint)
                .isInstanceOf(GateException.class)
                .hasMessageContaining("application-1: nothing is prepared");
        assertThat(second.target()).isEqualTo("blue");
        assertThat(second.orders()).endsWith("/gate/repoint", "/gate/point-back");
    }

    @Test
    void members_that_cannot_be_pointed_back_either_are_named() {
        first.refuses("repoint", "nothing is prepared");
        second.refuses("point-back", "the former server does not answer");

        assertThatThrownBy(gate::repoint)
                .isInstanceOf(GateException.class)
                .hasMessageContaining("application-1: nothing is prepared")
                .hasMessageContaining(
                        "not all other members were pointed back: [application-2: the former server does not answer]");
        assertThat(second.target()).isEqualTo("green");
    }

    @Test
    void a_door_that_nobody_opens_is_named() {
        first.close();

        assertThatThrownBy(() -> PoolGate.open(() -> List.of(first.door(), second.door()), DRAIN))
                .isInstanceOf(GateException.class)
                .hasMessageContaining(first.door() + ": does not answer");
    }
}
