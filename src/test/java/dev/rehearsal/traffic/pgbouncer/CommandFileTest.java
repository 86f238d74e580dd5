package dev.rehearsal.traffic.pgbouncer;

import dev.rehearsal.database.Withheld;
import dev.rehearsal.traffic.GateException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CommandFileTest {
    @TempDir
    private Path folder;

    @Test
    void a_file_is_replaced_with_its_mode_kept_and_a_link_to_it_too() throws Exception {
        Path file = Files.writeString(folder.resolve("it's.ini"), "before");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        Path link = Files.createSymbolicLink(folder.resolve("link.ini"), file);
        CommandFile commands = CommandFile.shell("cat '%s'".formatted(link), CommandFile.inPlace(link.toString()));

        String before = commands.read();
        commands.replace("after, with ümlauts\n'and $quotes'\n");

        assertThat(before).isEqualTo("before");
        assertThat(file).hasContent("after, with ümlauts\n'and $quotes'\n");
        assertThat(Files.isSymbolicLink(link)).isTrue();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r-----");
        assertThat(names()).containsExactlyInAnyOrder("it's.ini", "link.ini");
    }

    @Test
    void a_signal_is_sent_by_a_line_that_is_told_its_name_and_no_password() throws Exception {
        Withheld secrets = new Withheld(Set.of("HOME"), Set.of());
        Signal signal = Signal.by("echo \"$1 $HOME\" >> %s/said".formatted(folder), secrets);

        signal.send("USR1");
        signal.send("HUP");

        assertThat(folder.resolve("said")).hasContent("USR1 \nHUP \n");
        assertThatThrownBy(() -> Signal.by("exit 3", secrets).send("USR2"))
                .hasMessageContaining("send PgBouncer the signal USR2 → it ended with exit code 3");
    }

    @Test
    void a_content_that_is_cut_off_on_its_way_is_not_put_in_place() throws Exception {
        Path file = Files.writeString(folder.resolve("pgbouncer.ini"), "before");
        CommandFile cutOff = CommandFile.shell("true", "head -c 3 | { " + CommandFile.inPlace(file.toString()) + "; }");

        assertThatThrownBy(() -> cutOff.replace("after")).hasMessageContaining("exit code 1: not all of it arrived");

        assertThat(file).hasContent("before");
        assertThat(names()).containsExactly("pgbouncer.ini");
    }

    @Test
    void nothing_is_written_by_a_command_that_was_given_up() throws Exception {
        Path late = folder.resolve("late");
        CommandFile hanging =
                CommandFile.shell("true", "(touch '%1$s.begun'; sleep 1; touch '%1$s') & wait".formatted(late));
        Thread writing = new Thread(
                () -> assertThatThrownBy(() -> hanging.replace("content")).isInstanceOf(InterruptedException.class));
        writing.start();
        await().until(() -> names().contains("late.begun"));

        writing.interrupt();
        writing.join();

        await().during(Duration.ofMillis(1500)).until(() -> !Files.exists(late));
    }

    @Test
    void a_command_that_fails_is_told_with_its_own_words() {
        CommandFile commands = CommandFile.shell("echo no such host >&2; exit 7", "exit 1");

        assertThatThrownBy(commands::read)
                .isInstanceOf(GateException.class)
                .hasMessage(
                        "read PgBouncer's file behind 'echo no such host >&2; exit 7' → it ended with exit code 7: no such host → run the command by hand: sh -c echo no such host >&2; exit 7");
        assertThatThrownBy(() -> commands.replace("content")).hasMessageContaining("it ended with exit code 1 →");
    }

    @Test
    void neither_commands_nor_their_words_show_a_password_nor_are_they_told_where_one_is() {
        CommandFile commands = CommandFile.shell("echo s3cret in [$HOME] >&2; exit 7", "exit 1")
                .without(new Withheld(Set.of("HOME"), Set.of("s3cret")));

        assertThat(commands.toString()).contains("***").doesNotContain("s3cret");
        assertThatThrownBy(commands::read).hasMessageContaining("*** in []").hasMessageNotContaining("s3cret");
    }

    @Test
    void a_program_that_is_not_there_is_told() {
        CommandFile commands =
                new CommandFile(List.of("no-such-program"), List.of("true"), "somewhere", Withheld.NOTHING);

        assertThatThrownBy(commands::read).hasMessageContaining("run 'no-such-program' → ");
    }

    @Test
    void ssh_asks_for_no_password_and_quotes_the_path() {
        CommandFile ssh = CommandFile.ssh("operator@bouncer.internal", "/etc/it's here/pgbouncer.ini");

        assertThat(ssh.reader())
                .containsExactly(
                        "ssh",
                        "-o",
                        "BatchMode=yes",
                        "-o",
                        "ConnectTimeout=5",
                        "--",
                        "operator@bouncer.internal",
                        "cat '/etc/it'\\''s here/pgbouncer.ini'");
        assertThat(ssh).hasToString("/etc/it's here/pgbouncer.ini on operator@bouncer.internal");
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        }
    }
}
