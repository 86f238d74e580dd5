package dev.rehearsal.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The launcher, in a project that holds nothing else, with a Java and a Maven that only write down how they are used.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LauncherTest {
    @TempDir
    Path folder;

    private Path home = Path.of("");
    private Path programs = Path.of("");
    private Path launcher = Path.of("");

    @BeforeEach
    void makeProject() throws IOException {
        home = Files.createDirectory(folder.resolve("a project"));
        programs = Files.createDirectory(folder.resolve("programs"));
        launcher = Files.copy(Path.of("rehearse"), home.resolve("rehearse"));
        Files.createDirectories(home.resolve("src/main"));
        Files.createDirectories(home.resolve("load"));
        Files.writeString(home.resolve("pom.xml"), "<project/>");
        java("17");
        maven("3.8.7", "mkdir -p target/classes; echo some.jar > target/classpath.txt");
    }

    @Test
    void it_builds_and_hands_its_arguments_to_the_command() throws Exception {
        Run run = run("list", "two words");

        assertThat(run.exitCode()).isZero();
        assertThat(run.said())
                .contains("building; the first time this takes a few minutes")
                .contains("[-Drehearsal.home=" + home.toRealPath() + "]")
                .contains("[dev.rehearsal.cli.Main] [list] [two words]");
    }

    @Test
    void a_fresh_build_is_not_repeated_and_a_stale_one_is() throws Exception {
        run("list");
        assertThat(run("list").said()).doesNotContain("building");
        assertThat(builds()).isEqualTo(1);

        Path fresh = Files.createFile(home.resolve("src/main/New.java"));
        Files.setLastModifiedTime(fresh, FileTime.from(Instant.now().plusSeconds(60)));

        assertThat(run("list").said()).contains("building");
        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void two_at_once_build_once() throws Exception {
        maven("3.8.7", "sleep 1; mkdir -p target/classes; echo some.jar > target/classpath.txt");
        Process first = builder(List.of(launcher.toString(), "list")).start();

        Run second = run("list");

        assertThat(first.waitFor()).isZero();
        assertThat(second.exitCode()).isZero();
        assertThat(builds()).isEqualTo(1);
        assertThat(home.resolve("target/rehearse.lock")).doesNotExist();
    }

    @Test
    void it_works_through_links_from_another_folder() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("a project", "rehearse"));
        Path second = Files.createSymbolicLink(programs.resolve("rehearse-here"), link);

        Run run = run(List.of(second.toString(), "list"));

        assertThat(run.exitCode()).isZero();
        assertThat(run.said()).contains("[-Drehearsal.home=" + home.toRealPath() + "]");
    }

    @Test
    void without_java_it_says_what_to_install() throws Exception {
        ProcessBuilder builder = builder(List.of(launcher.toString(), "list"));
        builder.environment().put("JAVA_HOME", folder.resolve("nowhere").toString());

        Run run = run(builder);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.said()).contains("rehearse: found no Java", "install a JDK 17 or later");
    }

    @Test
    void an_old_java_or_maven_is_refused_before_anything_is_built() throws Exception {
        java("11");
        Run old = run("list");
        assertThat(old.exitCode()).isEqualTo(2);
        assertThat(old.said()).contains("needs Java 17 or later; 'java' is 11; install a JDK or set JAVA_HOME");

        java("17");
        maven("3.6.3", "");
        Run oldMaven = run("list");
        assertThat(oldMaven.exitCode()).isEqualTo(2);
        assertThat(oldMaven.said()).contains("needs Maven 3.8 or later; mvn is 3.6.3");
        assertThat(builds()).isZero();
    }

    @Test
    void a_failed_build_says_where_everything_stands_and_is_tried_again() throws Exception {
        maven("3.9.9", "echo '[INFO] some'; echo '[ERROR] no such symbol'; exit 1");

        Run run = run("list");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.said())
                .contains("[ERROR] no such symbol")
                .contains("the build failed; everything Maven said is in " + home.toRealPath())
                .doesNotContain("[INFO]");
        assertThat(home.toRealPath().resolve("target/rehearse.log")).content().contains("[INFO] some");
        assertThat(home.resolve("target/rehearse.lock")).doesNotExist();
        run("list");
        assertThat(builds()).isEqualTo(2);
    }

    private record Run(int exitCode, String said) {}

    private Run run(String... arguments) throws Exception {
        List<String> words = new ArrayList<>(List.of(launcher.toString()));
        words.addAll(List.of(arguments));
        return run(words);
    }

    private Run run(List<String> words) throws Exception {
        return run(builder(words));
    }

    private static Run run(ProcessBuilder builder) throws Exception {
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), said);
    }

    private ProcessBuilder builder(List<String> words) {
        ProcessBuilder builder =
                new ProcessBuilder(words).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().remove("JAVA_HOME");
        builder.environment().merge("PATH", programs.toString(), (path, first) -> first + ":" + path);
        return builder;
    }

    /** Says its release when asked, else how it was called. */
    private void java(String release) throws IOException {
        program("java", """
                case "$*" in
                    *-version*) echo "    java.specification.version = %s" >&2 ;;
                    *) for word; do printf '[%%s] ' "$word"; done ;;
                esac
                """.formatted(release));
    }

    private void maven(String version, String build) throws IOException {
        program("mvn", """
                case "$*" in
                    *-v) echo "Apache Maven %s (with a suffix)"; exit ;;
                esac
                echo built >> '%s'
                cd '%s'
                %s
                """.formatted(version, folder.resolve("builds"), home, build));
    }

    private long builds() throws IOException {
        Path file = folder.resolve("builds");
        return Files.exists(file) ? Files.readAllLines(file).size() : 0;
    }

    private void program(String name, String text) throws IOException {
        Path file = Files.writeString(programs.resolve(name), "#!/bin/sh\n" + text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
