package dev.rehearsal.traffic.pgbouncer;

import com.ongres.scram.client.ScramClient;
import com.ongres.scram.common.exception.ScramException;
import dev.rehearsal.database.Credentials;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Proves who we are, in the way that the other side asks for: in clear text, by MD5, or by SCRAM. For one login. */
final class Authentication {
    private static final int OK = 0;
    private static final int CLEAR_TEXT = 3;
    private static final int MD5 = 5;
    private static final int SCRAM = 10;
    private static final int SCRAM_CONTINUES = 11;
    private static final int SCRAM_ENDS = 12;
    private static final int SALT_BYTES = 4;
    private static final String MECHANISM = "SCRAM-SHA-256";

    private final Credentials login;
    private @Nullable ScramClient scram;

    Authentication(Credentials login) {
        this.login = login;
    }

    /** What to answer to a request for proof; nothing where none is wanted. */
    Optional<Packet> answer(Packet request) throws IOException {
        int wanted = request.number();
        try {
            return switch (wanted) {
                case OK -> Optional.empty();
                case CLEAR_TEXT -> Optional.of(Packet.ofTexts('p', login.password()));
                case MD5 -> Optional.of(Packet.ofTexts('p', digest(request.bytes(SALT_BYTES))));
                case SCRAM -> Optional.of(first(request));
                case SCRAM_CONTINUES -> Optional.of(next(request));
                case SCRAM_ENDS -> {
                    running().serverFinalMessage(rest(request));
                    yield Optional.empty();
                }
                default ->
                    throw new IOException("it asks for a proof of kind %d, which is none of clear text, MD5 and SCRAM"
                            .formatted(wanted));
            };
        } catch (ScramException e) {
            throw new IOException("the exchange of proofs failed: " + e.getMessage(), e);
        }
    }

    private Packet first(Packet request) throws IOException {
        if (!request.texts().contains(MECHANISM)) {
            throw new IOException("it knows no " + MECHANISM);
        }
        ScramClient client = ScramClient.builder()
                .advertisedMechanisms(List.of(MECHANISM))
                .username("*")
                .password(login.password().toCharArray())
                .build();
        scram = client;
        byte[] message = client.clientFirstMessage().toString().getBytes(StandardCharsets.UTF_8);
        byte[] mechanism = MECHANISM.getBytes(StandardCharsets.UTF_8);
        ByteBuffer body = ByteBuffer.allocate(mechanism.length + 1 + Integer.BYTES + message.length);
        body.put(mechanism).put((byte) 0).putInt(message.length).put(message);
        return new Packet('p', body.flip());
    }

    private Packet next(Packet request) throws IOException, ScramException {
        running().serverFirstMessage(rest(request));
        String message = running().clientFinalMessage().toString();
        return new Packet('p', ByteBuffer.wrap(message.getBytes(StandardCharsets.UTF_8)));
    }

    private ScramClient running() throws IOException {
        if (scram == null) {
            throw new IOException("it goes on with an exchange of proofs that never began");
        }
        return scram;
    }

    private static String rest(Packet request) {
        return new String(request.bytes(Integer.MAX_VALUE), StandardCharsets.UTF_8);
    }

    /** As the protocol has it: md5(md5(password + user) + salt). */
    private String digest(byte[] salt) {
        try {
            MessageDigest md5 = MessageDigest.getInstance("MD5");
            byte[] inner = md5.digest((login.password() + login.user()).getBytes(StandardCharsets.UTF_8));
            md5.update(HexFormat.of().formatHex(inner).getBytes(StandardCharsets.US_ASCII));
            return "md5" + HexFormat.of().formatHex(md5.digest(salt));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java knows MD5", e);
        }
    }
}
