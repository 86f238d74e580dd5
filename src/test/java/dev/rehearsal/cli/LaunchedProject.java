package dev.rehearsal.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/**
 * A project that holds the launcher and little else, with a Java and a Maven that only write down how they are used.
 */
final class LaunchedProject {
    static final String CLASSES = "org/example/Library";

    private final Path folder;
    private final Path home;
    private final Path programs;

    private LaunchedProject(Path folder) throws IOException {
        this.folder = folder;
        this.home = Files.createDirectory(folder.resolve("a project")).toRealPath();
        this.programs = Files.createDirectory(folder.resolve("programs"));
    }

    static LaunchedProject in(Path folder) throws IOException {
        LaunchedProject project = new LaunchedProject(folder);
        Files.copy(Path.of("rehearse"), project.launcher());
        Files.createDirectories(project.home.resolve("src/main"));
        Files.createDirectories(project.home.resolve("load"));
        Path list = Files.createDirectories(project.home.resolve("src/launch")).resolve("classes.list");
        Files.writeString(list, CLASSES + "\n");
        Files.writeString(project.home.resolve("pom.xml"), "<project/>");
        project.java("17");
        project.maven("3.8.7", "mkdir -p target/classes; echo some.jar > target/classpath.txt");
        return project;
    }

    Path home() {
        return home;
    }

    Path programs() {
        return programs;
    }

    Path launcher() {
        return home.resolve("rehearse");
    }

    record Run(int exitCode, String said) {}

    Run run(String... arguments) throws Exception {
        List<String> words = new ArrayList<>(List.of(launcher().toString()));
        words.addAll(List.of(arguments));
        return run(words);
    }

    Run run(List<String> words) throws Exception {
        return run(builder(words));
    }

    Run run(ProcessBuilder builder) throws Exception {
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), said);
    }

    ProcessBuilder builder(List<String> words) {
        ProcessBuilder builder =
                new ProcessBuilder(words).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().remove("JAVA_HOME");
        builder.environment().merge("PATH", programs.toString(), (path, first) -> first + ":" + path);
        return builder;
    }

    /** Says its release and its home when asked, makes an archive when asked, else says how it was called. */
    void java(String release) throws IOException {
        program("java", """
                for word; do case $word in -XX:SharedArchiveFile=*) archive=${word#*=} ;; esac; done
                case "$*" in
                    *-version*) printf '    java.home = %%s\\n    java.specification.version = %s\\n' '%s' >&2 ;;
                    *-Xshare:dump*) touch "$archive" ;;
                    *) for word; do printf '[%%s] ' "$word"; done ;;
                esac
                """.formatted(release, folder.resolve("jdk")));
    }

    /** The JDK's own list of classes, which not every distribution has. */
    void jdk(String list) throws IOException {
        Files.createDirectories(folder.resolve("jdk/lib"));
        Files.writeString(folder.resolve("jdk/lib/classlist"), list + "\n");
    }

    void maven(String version, String build) throws IOException {
        program("mvn", """
                case "$*" in
                    *-v) echo "Apache Maven %s (with a suffix)"; exit ;;
                esac
                echo built >> '%s'
                cd '%s'
                %s
                """.formatted(version, folder.resolve("builds"), home, build));
    }

    long builds() throws IOException {
        Path file = folder.resolve("builds");
        return Files.exists(file) ? Files.readAllLines(file).size() : 0;
    }

    private void program(String name, String text) throws IOException {
        Path file = Files.writeString(programs.resolve(name), "#!/bin/sh\n" + text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
