package dev.rehearsal.database;

import dev.rehearsal.database.postgres.PostgresDriver;
import dev.rehearsal.time.Deadline;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ConnectorTest {
    private static final Credentials LOGIN = new Credentials("operator", "none");
    private static final Duration HURRY = Duration.ofSeconds(1);

    @Test
    void a_login_to_a_server_that_hangs_is_given_up_when_no_time_is_left() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                Connector connector = new Connector(new PostgresDriver(), Reach.DIRECT)) {
            Address address = new Address(new Endpoint("127.0.0.1", silent.getLocalPort()), "shop");
            Deadline usual = Deadline.after(Duration.ofSeconds(5));

            assertThatThrownBy(() -> connector.openAlone(address, LOGIN, HURRY)).isInstanceOf(SqlFailedException.class);

            assertThat(usual.hasPassed()).as("waited as long as usual").isFalse();
        }
    }
}
