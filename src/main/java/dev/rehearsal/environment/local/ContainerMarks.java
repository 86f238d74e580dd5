package dev.rehearsal.environment.local;

import dev.rehearsal.machine.Mark;
import dev.rehearsal.machine.Part;
import dev.rehearsal.server.containers.ContainerRoom;
import dev.rehearsal.server.containers.Subnet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How to tell what runs in a rehearsal's containers, and the engine's programs that pass on what goes to their
 * published ports; the engine itself does what this command asks of it. Where the engine runs on another machine, as in
 * the virtual machine of a desktop, nothing is to be seen of them.
 */
final class ContainerMarks {
    private static final Set<String> FORWARDERS = Set.of("haproxy", "pgbouncer");
    /** Shortened to 15 characters, as the kernel tells names. */
    private static final Set<String> ENGINE = Set.of("dockerd", "containerd", "containerd-shim");

    private static final String PROXY = "docker-proxy";
    private static final Pattern ADDRESS = Pattern.compile("-container-ip (\\S+)");

    private ContainerMarks() {}

    static List<Mark> of(ContainerRoom room) {
        List<Subnet> subnets = room.subnets();
        return List.of(
                new Mark(
                        Part.FORWARDERS,
                        process -> FORWARDERS.contains(process.program()) && room.isHere(process.group())),
                Mark.group(Part.SERVERS, room::isHere),
                // The engine also starts other people's containers, and their proxies.
                Mark.alone(Part.COMMAND, process -> ENGINE.contains(process.program())),
                Mark.program(Part.FORWARDERS, PROXY, commandLine -> leadsInto(subnets, commandLine)));
    }

    private static boolean leadsInto(List<Subnet> subnets, String commandLine) {
        Matcher address = ADDRESS.matcher(commandLine);
        return address.find() && subnets.stream().anyMatch(subnet -> subnet.contains(address.group(1)));
    }
}
