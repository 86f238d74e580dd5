package dev.rehearsal.application.door;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AnswerEndTest {
    private final AnswerEnd end = new AnswerEnd();

    @Test
    void an_answer_without_a_body_ends_with_its_head() {
        see("HTTP/1.1 200 OK\r\nX-Attempts: 1\r\nContent-Length: 0\r\n");
        boolean before = end.isReached();
        see("\r\n");

        assertThat(before).isFalse();
        assertThat(end.isReached()).isTrue();
        assertThat(end.closes()).isFalse();
    }

    @Test
    void a_body_is_waited_for_however_it_is_cut() {
        String answer = "HTTP/1.1 400 Bad Request\r\ncontent-length:  12\r\nConnection: close\r\n\r\nno\r\n\r\nnumber";
        for (int i = 0; i < answer.length(); i++) {
            assertThat(end.isReached()).isFalse();
            see(answer.substring(i, i + 1));
        }

        assertThat(end.isReached()).isTrue();
        assertThat(end.closes()).isTrue();
    }

    @Test
    void an_interim_answer_is_not_the_end() {
        see("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n");
        boolean afterInterim = end.isReached();
        see("Content-Length: 0\r\n\r\n");

        assertThat(afterInterim).isFalse();
        assertThat(end.isReached()).isTrue();
    }

    @Test
    void the_next_answer_has_an_end_of_its_own() {
        see("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok");

        end.expect();

        assertThat(end.isReached()).isFalse();
        assertThat(end.closes()).isFalse();
    }

    private void see(String text) {
        byte[] bytes = ("..." + text).getBytes(StandardCharsets.ISO_8859_1);
        end.see(bytes, 3, bytes.length - 3);
    }
}
