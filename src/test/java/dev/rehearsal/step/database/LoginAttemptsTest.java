package dev.rehearsal.step.database;

import dev.rehearsal.database.Address;
import dev.rehearsal.database.Credentials;
import dev.rehearsal.database.Endpoint;
import dev.rehearsal.database.Engine;
import dev.rehearsal.database.SqlFailedException;
import dev.rehearsal.step.Servers;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.TestContext;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LoginAttemptsTest {
    /** It takes connections and never answers, as a server does that dies behind a forwarder. */
    @Test
    void a_server_that_cannot_be_asked_is_no_leak_of_the_fence() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            StepContext context = new TestContext()
                    .server(
                            "blue",
                            new Address(new Endpoint("127.0.0.1", silent.getLocalPort()), "shop"),
                            new Servers.Spec(Engine.POSTGRES, "15", "db.t3.micro"))
                    .login(new Credentials("application", "none"))
                    .build();

            assertThatThrownBy(() -> new LoginAttempts("blue").notRefused(context))
                    .isInstanceOf(SqlFailedException.class);
        }
    }
}
