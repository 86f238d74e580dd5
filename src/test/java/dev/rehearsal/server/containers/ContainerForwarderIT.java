package dev.rehearsal.server.containers;

import dev.rehearsal.database.Address;
import dev.rehearsal.database.Connector;
import dev.rehearsal.database.Endpoint;
import dev.rehearsal.database.Sql;
import dev.rehearsal.database.SqlFailedException;
import dev.rehearsal.database.postgres.PostgresDriver;
import dev.rehearsal.server.DatabaseServer;
import dev.rehearsal.server.EndpointForwarder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@NeedsContainers
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ContainerForwarderIT {
    private static final String SERVER = "select host(inet_server_addr()) || ' ' || inet_server_port()";

    private static ContainerStage stage;

    @BeforeAll
    static void open() throws InterruptedException {
        stage = ContainerStage.open();
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    @Test
    void this_machine_and_containers_see_the_same_server_before_and_after_a_flip() throws InterruptedException {
        try (DatabaseServer blue = stage.started("blue", 15);
                DatabaseServer green = stage.started("green", 17);
                EndpointForwarder endpoint = stage.servers().openEndpoint("shop", 0)) {
            assertThatThrownBy(() -> seenFromHere(endpoint)).isInstanceOf(SqlFailedException.class);

            endpoint.pointTo(blue);
            assertThat(seenFromHere(endpoint)).isEqualTo(blue.endpoint());
            assertThat(seenFromInside(endpoint, blue)).isEqualTo(blue.endpoint());

            try (Sql before = open(endpoint)) {
                endpoint.refuse();
                assertThatThrownBy(() -> seenFromHere(endpoint)).isInstanceOf(SqlFailedException.class);
                assertThat(before.text("select 'still here'")).hasValue("still here");
                endpoint.cut();
                assertThatThrownBy(() -> before.text("select 1")).isInstanceOf(SqlFailedException.class);
            }

            endpoint.pointTo(green);
            assertThat(seenFromHere(endpoint)).isEqualTo(green.endpoint());
            assertThat(seenFromInside(endpoint, blue)).isEqualTo(green.endpoint());
        }
    }

    private static Endpoint seenFromHere(EndpointForwarder forwarder) {
        try (Sql sql = open(forwarder)) {
            return endpoint(sql.text(SERVER).orElseThrow());
        }
    }

    /** As a server sees it that connects from its own container. */
    private static Endpoint seenFromInside(EndpointForwarder forwarder, DatabaseServer from) {
        try (Sql sql = from.sql("postgres")) {
            sql.execute("create extension if not exists dblink");
            return endpoint(sql.text(
                            "select server from dblink(?, ?) as seen(server text)",
                            "host=%s port=%d user=%s password='%s' dbname=postgres"
                                    .formatted(
                                            forwarder.endpoint().host(),
                                            forwarder.endpoint().port(),
                                            ContainerStage.SUPERUSER.user(),
                                            ContainerStage.SUPERUSER
                                                    .password()
                                                    .replace("\\", "\\\\")
                                                    .replace("'", "\\'")),
                            SERVER)
                    .orElseThrow());
        }
    }

    private static Endpoint endpoint(String seen) {
        String[] parts = seen.split(" ", -1);
        return new Endpoint(parts[0], Integer.parseInt(parts[1]));
    }

    private static Sql open(EndpointForwarder forwarder) {
        return new Connector(new PostgresDriver(), stage.servers().reach())
                .openAlone(new Address(forwarder.endpoint(), "postgres"), ContainerStage.SUPERUSER);
    }
}
