package dev.rehearsal.traffic.pgbouncer;

import dev.rehearsal.database.Credentials;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AuthenticationTest {
    private final Authentication authentication = new Authentication(new Credentials("admin", "geheim"));

    @Test
    void a_password_in_clear_text_ends_with_a_zero() throws IOException {
        assertThat(written(authentication.answer(request(3)))).isEqualTo("p\0\0\0\u000bgeheim\0");
    }

    @Test
    void a_digest_is_made_of_password_user_and_salt() throws IOException {
        Packet request = request(5, (byte) 1, (byte) 2, (byte) 3, (byte) 4);

        // printf '%s' "$(printf geheimadmin | md5sum | cut -c-32)" | (cat; printf '\1\2\3\4') | md5sum
        assertThat(written(authentication.answer(request))).isEqualTo("p\0\0\0(md512a04f1e808154a092c5c80d3542a384\0");
    }

    @Test
    void scram_begins_with_its_mechanism_and_the_length_of_what_follows() throws IOException {
        byte[] mechanisms = "SCRAM-SHA-256-PLUS\0SCRAM-SHA-256\0\0".getBytes(StandardCharsets.US_ASCII);

        String answer = written(authentication.answer(request(10, mechanisms)));

        assertThat(answer).startsWith("p").contains("SCRAM-SHA-256\0\0\0\0").contains("n,,n=*,r=");
    }

    @Test
    void who_is_let_in_says_no_more() throws IOException {
        assertThat(authentication.answer(request(0))).isEmpty();
    }

    @Test
    void what_is_not_known_is_told() {
        assertThatThrownBy(() -> authentication.answer(request(7)))
                .hasMessage("it asks for a proof of kind 7, which is none of clear text, MD5 and SCRAM");
        assertThatThrownBy(() -> authentication.answer(request(10, (byte) 0))).hasMessage("it knows no SCRAM-SHA-256");
        assertThatThrownBy(() -> authentication.answer(request(11)))
                .hasMessage("it goes on with an exchange of proofs that never began");
    }

    @Test
    void what_speaks_another_protocol_is_told() {
        DataInputStream strange =
                new DataInputStream(new ByteArrayInputStream("HTTP/1.1 400".getBytes(StandardCharsets.US_ASCII)));

        assertThatThrownBy(() -> Packet.read(strange)).hasMessage("what answers speaks another protocol");
    }

    private static Packet request(int kind, byte... rest) {
        return new Packet(
                'R',
                ByteBuffer.allocate(Integer.BYTES + rest.length)
                        .putInt(kind)
                        .put(rest)
                        .flip());
    }

    private static String written(Optional<Packet> answer) throws IOException {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        answer.orElseThrow().write(output);
        return output.toString(StandardCharsets.ISO_8859_1);
    }
}
