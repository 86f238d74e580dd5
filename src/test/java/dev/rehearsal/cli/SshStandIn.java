package dev.rehearsal.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;

/**
 * An {@code ssh} that goes into a container instead of to another machine, and does there what sshd does: it gives the
 * one word it is told to a shell. Called in another way, it fails.
 *
 * @param programs the folder it lies in
 */
record SshStandIn(Path programs) {
    static final String DESTINATION = "operator@pgbouncer.internal";

    static SshStandIn into(String container, Path folder) throws IOException {
        Path programs = Files.createDirectory(folder.resolve("programs"));
        Path program = Files.writeString(programs.resolve("ssh"), """
                #!/bin/sh
                test $# = 7 && test "$*" = "-o BatchMode=yes -o ConnectTimeout=5 -- %s $7" || exit 255
                exec docker exec -i '%s' sh -c "$7"
                """.formatted(DESTINATION, container));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        return new SshStandIn(programs);
    }

    /** These variables, with it in the place of any other. */
    Map<String, String> with(Map<String, String> variables) {
        Map<String, String> all = new HashMap<>(variables);
        all.put("PATH", programs + ":" + System.getenv("PATH"));
        return all;
    }

    /** What a file of an environment says, but for how PgBouncer's file is reached. */
    static String described(String environment, String path) {
        return environment.replaceFirst(
                "(?m)^  files:\n    commands:\n.*\n.*\n",
                "  files: {ssh: %s, path: %s}\n".formatted(DESTINATION, path));
    }
}
