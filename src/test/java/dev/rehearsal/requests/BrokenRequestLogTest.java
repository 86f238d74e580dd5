package dev.rehearsal.requests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.rehearsal.requests.RequestSamples.CREATE;
import static dev.rehearsal.requests.RequestSamples.READ;
import static dev.rehearsal.requests.RequestSamples.read;
import static dev.rehearsal.requests.RequestSamples.write;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What is wrong with a log is said with its place, and a crash is none of it. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BrokenRequestLogTest {
    @TempDir
    Path folder;

    @Test
    void a_record_cut_short_by_a_crash_is_passed_over() throws IOException, CorruptLogException {
        Path file = folder.resolve("requests.log");
        write(file, CREATE, READ);
        byte[] whole = Files.readAllBytes(file);

        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));

            assertThat(read(file))
                    .as("first %d bytes", length)
                    .isSubsetOf(CREATE, READ)
                    .hasSizeLessThan(2);
        }
    }

    @Test
    void a_broken_line_is_reported_with_its_place() throws IOException {
        Path file = folder.resolve("requests.log");
        write(file, CREATE, READ);
        Files.writeString(file, Files.readString(file).replace("250,4000", "250,4x00"));

        assertThatThrownBy(() -> read(file))
                .isInstanceOf(CorruptLogException.class)
                .hasMessage(
                        "Read %s: line 2, at byte 86, is no request ('latency' is '4x00', which is no number)."
                                + " Restore the file, or rehearse again.",
                        file);
    }

    @Test
    void whatever_else_is_wrong_with_a_line_is_said() {
        assertThat(problemOf("1,create,0,0,0,ok,1,1,blue")).contains("'error' is missing");
        assertThat(problemOf("1,create,0,0,0,ok,1,1,blue,,")).contains("more fields than columns");
        assertThat(problemOf("1,create,0,0,0,fine,1,1,blue,"))
                .contains("'status' is 'fine', not one of [ok, failed, unknown]");
        assertThat(problemOf("1,create,0,0,0,ok,-1,1,blue,")).contains("'attempts' is -1, which is no count");
        assertThat(problemOf("-,create,0,0,0,ok,1,1,blue,")).contains("'number' is '-', which is no number");
        assertThat(problemOf("1234567890123456789,create,0,0,0,ok,1,1,blue,")).contains("which is no number");
        assertThat(problemOf("\0\0\0\0")).contains("which is no number");
        assertThat(problemOf("x".repeat(300_000))).contains("longer than 262144 bytes");
    }

    @Test
    void a_file_of_another_kind_or_version_is_refused() throws IOException {
        Path file = Files.writeString(folder.resolve("requests.log"), "#requests 2: number\n");

        assertThatThrownBy(() -> read(file))
                .isInstanceOf(CorruptLogException.class)
                .hasMessageContaining("line 1, at byte 0, is '#requests 2: number', where '#requests 1: number,");
    }

    private String problemOf(String line) {
        Path file = folder.resolve("broken.log");
        try {
            Files.writeString(file, new RequestFormat().header() + "\n" + line + "\n", UTF_8);
            read(file);
            return "none";
        } catch (CorruptLogException e) {
            return String.valueOf(e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
