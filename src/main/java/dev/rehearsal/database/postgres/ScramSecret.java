package dev.rehearsal.database.postgres;

import dev.rehearsal.database.Credentials;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.postgresql.util.PasswordUtil;

/**
 * What a server keeps of a password, and needs to hear of it. A pooler that keeps the very same can log in with what a
 * client has proved to it, and need not derive a key for each connection, which takes longer than all the rest of a
 * login. (<a href="https://www.pgbouncer.org/config.html#authentication-file-format">PgBouncer, authentication file
 * format</a>)
 *
 * <p>Safe for many threads.
 */
public final class ScramSecret {
    private static final int SALT_BYTES = 16;
    /** As servers do it by themselves: {@code scram_iterations}. */
    private static final int ITERATIONS = 4096;
    /**
     * For passwords that were drawn by lot. Iterations make each guess dearer, and nobody guesses one of those; to
     * every client they cost eight milliseconds of each login.
     */
    private static final int FEW_ITERATIONS = 64;

    private static final String HMAC = "HmacSHA256";
    private static final SecretKeySpec KEY = new SecretKeySpec(new SecureRandom().generateSeed(SALT_BYTES), HMAC);

    private ScramSecret() {}

    /** The same for the same login, as long as this process lives; its salt tells nobody else anything of it. */
    public static String of(Credentials login) {
        return PasswordUtil.encodeScramSha256(
                login.password().toCharArray(), login.isDrawn() ? FEW_ITERATIONS : ITERATIONS, salt(login));
    }

    private static byte[] salt(Credentials login) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(KEY);
            byte[] named = (login.user() + '\0' + login.password()).getBytes(StandardCharsets.UTF_8);
            return Arrays.copyOf(mac.doFinal(named), SALT_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java knows " + HMAC, e);
        }
    }
}
