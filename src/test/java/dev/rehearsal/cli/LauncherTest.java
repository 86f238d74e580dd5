package dev.rehearsal.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The launcher, in a project of its own. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LauncherTest {
    @TempDir
    Path folder;

    private LaunchedProject project;

    @BeforeEach
    void makeProject() throws IOException {
        project = LaunchedProject.in(folder);
    }

    @Test
    void it_builds_and_hands_its_arguments_to_the_command() throws Exception {
        LaunchedProject.Run run = project.run("list", "two words");

        assertThat(run.exitCode()).isZero();
        assertThat(run.said())
                .contains("building; the first time this takes a few minutes")
                .contains("[-Drehearsal.home=" + project.home() + "]")
                .contains("[dev.rehearsal.cli.Main] [list] [two words]");
    }

    @Test
    void tests_of_the_command_start_java_as_it_does() throws Exception {
        List<String> flags = CommandProcess.launcherFlags();

        assertThat(flags).contains("-XX:+UseSerialGC", "-Xmx512m");
        assertThat(project.run("list").said()).contains("[" + String.join("] [", flags) + "]");
    }

    @Test
    void a_fresh_build_is_not_repeated_and_a_stale_one_is() throws Exception {
        project.run("list");
        assertThat(project.run("list").said()).doesNotContain("building");
        assertThat(project.builds()).isEqualTo(1);

        Path fresh = Files.createFile(project.home().resolve("src/main/New.java"));
        Files.setLastModifiedTime(fresh, FileTime.from(Instant.now().plusSeconds(60)));

        assertThat(project.run("list").said()).contains("building");
        assertThat(project.builds()).isEqualTo(2);
    }

    @Test
    void what_instances_load_is_archived_by_a_build_and_used_from_then_on() throws Exception {
        Path archive = project.home().resolve("target/classes.jsa");
        LaunchedProject.Run without = project.run("list");
        assertThat(without.said()).doesNotContain("classes.jsa");

        project.jdk("java/lang/Object");
        Files.delete(project.home().resolve("target/rehearse.built"));
        LaunchedProject.Run with = project.run("list");

        assertThat(project.home().resolve("target/classes.list"))
                .hasContent("java/lang/Object\n" + LaunchedProject.CLASSES);
        assertThat(with.exitCode()).isZero();
        assertThat(with.said())
                .contains("[-XX:SharedArchiveFile=" + archive + "]", "[-Drehearsal.archive=" + archive + "]")
                .containsPattern("\\[-cp\\] \\[some.jar:[^]]*/target/classes\\]");
    }

    @Test
    void another_java_builds_again() throws Exception {
        project.run("list");

        project.java("21.0.1");

        assertThat(project.run("list").said()).contains("building");
        assertThat(project.run("list").said()).doesNotContain("building");
    }

    @Test
    void two_at_once_build_once() throws Exception {
        project.maven("3.8.7", "sleep 1; mkdir -p target/classes; echo some.jar > target/classpath.txt");
        Process first =
                project.builder(List.of(project.launcher().toString(), "list")).start();

        LaunchedProject.Run second = project.run("list");

        assertThat(first.waitFor()).isZero();
        assertThat(second.exitCode()).isZero();
        assertThat(project.builds()).isEqualTo(1);
        assertThat(project.home().resolve("target/rehearse.lock")).doesNotExist();
    }

    @Test
    void it_works_through_links_from_another_folder() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("a project", "rehearse"));
        Path second = Files.createSymbolicLink(project.programs().resolve("rehearse-here"), link);

        LaunchedProject.Run run = project.run(List.of(second.toString(), "list"));

        assertThat(run.exitCode()).isZero();
        assertThat(run.said()).contains("[-Drehearsal.home=" + project.home() + "]");
    }

    @Test
    void without_java_it_says_what_to_install() throws Exception {
        ProcessBuilder builder = project.builder(List.of(project.launcher().toString(), "list"));
        builder.environment().put("JAVA_HOME", folder.resolve("nowhere").toString());

        LaunchedProject.Run run = project.run(builder);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.said()).contains("rehearse: found no Java", "install a JDK 17 or later");
    }

    @Test
    void an_old_java_or_maven_is_refused_before_anything_is_built() throws Exception {
        project.java("11");
        LaunchedProject.Run old = project.run("list");
        assertThat(old.exitCode()).isEqualTo(2);
        assertThat(old.said()).contains("needs Java 17 or later; 'java' is 11; install a JDK or set JAVA_HOME");

        project.java("17");
        project.maven("3.6.3", "");
        LaunchedProject.Run oldMaven = project.run("list");
        assertThat(oldMaven.exitCode()).isEqualTo(2);
        assertThat(oldMaven.said()).contains("needs Maven 3.8 or later; mvn is 3.6.3");
        assertThat(project.builds()).isZero();
    }

    @Test
    void a_failed_build_says_where_everything_stands_and_is_tried_again() throws Exception {
        project.maven("3.9.9", "echo '[INFO] some'; echo '[ERROR] no such symbol'; exit 1");

        LaunchedProject.Run run = project.run("list");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.said())
                .contains("[ERROR] no such symbol")
                .contains("the build failed; everything Maven said is in " + project.home())
                .doesNotContain("[INFO]");
        assertThat(project.home().resolve("target/rehearse.log")).content().contains("[INFO] some");
        assertThat(project.home().resolve("target/rehearse.lock")).doesNotExist();
        project.run("list");
        assertThat(project.builds()).isEqualTo(2);
    }
}
