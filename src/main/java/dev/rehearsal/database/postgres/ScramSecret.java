package dev.rehearsal.database.postgres;

import dev.rehearsal.database.Credentials;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.postgresql.util.PasswordUtil;

/**
 * What a server keeps of a password, and needs to hear of it. A pooler that keeps the very same can log in with what a
 * client has proved to it, and need not derive a key for each connection, which takes longer than all the rest of a
 * login. (<a href="https://www.pgbouncer.org/config.html#authentication-file-format">PgBouncer, authentication file
 * format</a>)
 */
public final class ScramSecret {
    private static final int SALT_BYTES = 16;
    /** As servers do it by themselves: {@code scram_iterations}. */
    private static final int ITERATIONS = 4096;

    private ScramSecret() {}

    /** The same for the same login, wherever it is made, since its salt is made of that login. */
    public static String of(Credentials login) {
        return PasswordUtil.encodeScramSha256(login.password().toCharArray(), ITERATIONS, salt(login));
    }

    private static byte[] salt(Credentials login) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((login.user() + '\0' + login.password()).getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(digest, SALT_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java knows SHA-256", e);
        }
    }
}
