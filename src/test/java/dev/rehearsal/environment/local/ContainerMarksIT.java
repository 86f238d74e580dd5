package dev.rehearsal.environment.local;

import dev.rehearsal.machine.Mark;
import dev.rehearsal.machine.Part;
import dev.rehearsal.server.WorkFolder;
import dev.rehearsal.server.containers.ContainerEngine;
import dev.rehearsal.server.containers.ContainerRoom;
import dev.rehearsal.server.containers.NeedsContainers;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@NeedsContainers
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class ContainerMarksIT {
    private static WorkFolder work;
    private static ContainerRoom room;

    @BeforeAll
    static void open() throws InterruptedException {
        work = WorkFolder.open();
        room = ContainerRoom.open(ContainerEngine.find(), work);
    }

    @AfterAll
    static void close() {
        room.close();
        work.close();
    }

    @Test
    void the_engine_does_what_this_command_asks_of_it() {
        assertThat(partOf("dockerd", "/usr/bin/dockerd")).contains(Part.COMMAND);
        assertThat(partOf("containerd", "containerd")).contains(Part.COMMAND);
        assertThat(partOf("containerd-shim", "containerd-shim-runc-v2")).contains(Part.COMMAND);
    }

    @Test
    void a_proxy_forwards_when_it_leads_to_this_rehearsal_s_network() throws UnknownHostException {
        String proxy = "docker-proxy -proto tcp -host-ip 127.0.0.1 -container-ip ";

        assertThat(partOf("docker-proxy", proxy + address() + " -container-port 5432"))
                .contains(Part.FORWARDERS);
        assertThat(partOf("docker-proxy", proxy + "203.0.113.3 -container-port 5432"))
                .isEmpty();
    }

    @Test
    void what_runs_in_somebody_else_s_container_is_somebody_else_s() {
        assertThat(partOf("haproxy", "haproxy -f any")).isEmpty();
        assertThat(partOf("postgres", "postgres -D any")).isEmpty();
    }

    /** The first one of the network: its numbers, written the usual way. */
    private static String address() throws UnknownHostException {
        int first = room.subnets().get(0).network() + 1;
        return InetAddress.getByAddress(ByteBuffer.allocate(4).putInt(first).array())
                .getHostAddress();
    }

    private static Optional<Part> partOf(String program, String commandLine) {
        return ContainerMarks.of(room).stream()
                .filter(mark -> mark.sign().isOn(new Running(program, commandLine)))
                .map(Mark::part)
                .findFirst();
    }

    private record Running(String program, String commandLine) implements Mark.Seen {
        @Override
        public long pid() {
            return 7;
        }

        @Override
        public long parent() {
            return 1;
        }

        @Override
        public String group() {
            return "/docker/of-somebody-else";
        }
    }
}
