package dev.rehearsal.server.containers;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectVolumeResponse;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.Network;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whose something in the container engine is.
 *
 * @param machine the one whose rehearsal made it; several may share an engine
 * @param work the rehearsal's work folder there
 */
record Labels(String machine, String work) {
    private static final String MACHINE = "dev.rehearsal.machine";
    private static final String WORK = "dev.rehearsal.work";

    /** Of a rehearsal of this machine. */
    static Labels of(String work) {
        return new Labels(thisMachine(), work);
    }

    private static String thisMachine() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }

    Map<String, String> asMap() {
        return Map.of(MACHINE, machine, WORK, work);
    }

    /** Removes everything that bears these labels; containers first, for they use the rest. */
    void removeAll(DockerClient docker) {
        List<String> wanted =
                Stream.of(MACHINE + "=" + machine, WORK + "=" + work).toList();
        // Each waits for processes to end, which they may do together.
        containers(docker, wanted).parallelStream()
                .forEach(each -> remove(
                        "remove container " + each.getId(),
                        () -> docker.removeContainerCmd(each.getId())
                                .withForce(true)
                                .withRemoveVolumes(true)
                                .exec()));
        for (Network each : networks(docker, wanted)) {
            remove(
                    "remove network " + each.getName(),
                    () -> docker.removeNetworkCmd(each.getId()).exec());
        }
        for (InspectVolumeResponse each : volumes(docker, wanted)) {
            remove(
                    "remove volume " + each.getName(),
                    () -> docker.removeVolumeCmd(each.getName()).exec());
        }
    }

    /** The work folders of everything that rehearsals of this machine made. */
    static Stream<String> works(DockerClient docker) {
        List<String> ours = List.of(MACHINE + "=" + thisMachine());
        return Stream.of(
                        containers(docker, ours).stream().map(Container::getLabels),
                        networks(docker, ours).stream().map(Network::getLabels),
                        volumes(docker, ours).stream().map(InspectVolumeResponse::getLabels))
                .flatMap(labels -> labels)
                .flatMap(labels -> Optional.ofNullable(labels.get(WORK)).stream());
    }

    private static void remove(String attempted, Runnable removal) {
        ContainerEngine.ask(attempted, () -> {
            try {
                removal.run();
            } catch (NotFoundException e) {
                // Somebody else removed it meanwhile, which is as good.
                return false;
            }
            return true;
        });
    }

    private static List<Container> containers(DockerClient docker, List<String> labels) {
        return ContainerEngine.ask(
                "list containers",
                () -> docker.listContainersCmd()
                        .withShowAll(true)
                        .withFilter("label", labels)
                        .exec());
    }

    private static List<Network> networks(DockerClient docker, List<String> labels) {
        return ContainerEngine.ask(
                "list networks",
                () -> docker.listNetworksCmd().withFilter("label", labels).exec());
    }

    private static List<InspectVolumeResponse> volumes(DockerClient docker, List<String> labels) {
        return ContainerEngine.ask(
                "list volumes",
                () -> docker.listVolumesCmd().withFilter("label", labels).exec().getVolumes());
    }
}
