package dev.rehearsal.environment;

import dev.rehearsal.database.Address;
import dev.rehearsal.database.Endpoint;
import dev.rehearsal.database.Reach;
import dev.rehearsal.traffic.Gate;
import dev.rehearsal.traffic.GateException;
import dev.rehearsal.traffic.GateState;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class GateFromHereTest {
    private static final Address BLUE = new Address(new Endpoint("blue.internal", 5432), "shop");
    private static final Address GREEN = new Address(new Endpoint("green.internal", 5432), "shop");
    private static final Reach PUBLISHED =
            endpoint -> new Endpoint("127.0.0.1", endpoint.host().startsWith("blue") ? 1001 : 1002);

    private final Views views = new Views(PUBLISHED);
    private final Member member = new Member(views.fromHere(BLUE));
    private final Gate gate = new GateFromHere(member, views);

    @Test
    void members_get_addresses_they_can_reach_and_tell_those_that_rds_reports() throws Exception {
        assertThat(gate.state()).extracting(GateState::target).containsExactly(BLUE);

        gate.prepare(GREEN);
        gate.repoint();

        assertThat(member.target).isEqualTo(new Address(new Endpoint("127.0.0.1", 1002), "shop"));
        assertThat(gate.state()).extracting(GateState::target).containsExactly(GREEN);
    }

    /** A member that goes where it is sent. */
    private static final class Member implements Gate {
        private Address target;
        private Address prepared;

        Member(Address target) {
            this.target = target;
            this.prepared = target;
        }

        @Override
        public void prepare(Address next) {
            prepared = next;
        }

        @Override
        public void pause(Duration drainWithin) throws GateException {
            throw new GateException("not asked of this member");
        }

        @Override
        public void repoint() {
            target = prepared;
        }

        @Override
        public void pointBack() throws GateException {
            throw new GateException("not asked of this member");
        }

        @Override
        public void resume() throws GateException {
            throw new GateException("not asked of this member");
        }

        @Override
        public List<GateState> state() {
            return List.of(new GateState("application-1", target, false, 0, 0));
        }
    }
}
