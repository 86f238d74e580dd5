package dev.rehearsal.database;

import java.security.GeneralSecurityException;
import java.security.Security;
import java.util.stream.IntStream;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class SaltedPasswordsTest {
    private static final byte[] SALT = {1, 2, 3, 4};

    private CountingFactory counting;

    @BeforeEach
    void keep() throws GeneralSecurityException {
        counting = new CountingFactory();
        Security.insertProviderAt(new SaltedPasswords.Keeping(new SaltedPasswords(counting.factory())), 1);
    }

    @AfterEach
    void forget() {
        Security.removeProvider(SaltedPasswords.PROVIDER);
    }

    @Test
    void one_is_what_java_itself_computes() throws GeneralSecurityException {
        byte[] plain = SecretKeyFactory.getInstance(SaltedPasswords.ALGORITHM, "SunJCE")
                .generateSecret(spec("secret", SALT, 4096))
                .getEncoded();

        assertThat(salted("secret", SALT, 4096)).isEqualTo(plain);
        assertThat(salted("secret", SALT, 4096)).isEqualTo(plain);
    }

    @Test
    void it_is_computed_once_also_when_many_want_it_at_a_time() {
        IntStream.range(0, 20).parallel().forEach(any -> salted("secret", SALT, 4096));

        assertThat(counting.computed()).isEqualTo(1);
    }

    @Test
    void another_password_salt_or_number_of_rounds_has_another() {
        byte[] one = salted("secret", SALT, 4096);

        assertThat(salted("Secret", SALT, 4096)).isNotEqualTo(one);
        assertThat(salted("secret", new byte[] {1, 2, 3, 5}, 4096)).isNotEqualTo(one);
        assertThat(salted("secret", SALT, 4097)).isNotEqualTo(one);
        assertThat(counting.computed()).isEqualTo(4);
    }

    @Test
    void whoever_changes_the_one_he_got_changes_nobody_elses() {
        byte[] one = salted("secret", SALT, 4096);
        byte[] before = one.clone();
        one[0]++;

        assertThat(salted("secret", SALT, 4096)).isEqualTo(before);
    }

    @Test
    void the_process_keeps_them_from_when_it_is_told_to() throws GeneralSecurityException {
        Security.removeProvider(SaltedPasswords.PROVIDER);
        assertThat(provider()).isEqualTo("SunJCE");

        SaltedPasswords.keep();

        assertThat(provider()).isEqualTo(SaltedPasswords.PROVIDER);
        assertThat(salted("secret", SALT, 4096)).hasSize(32);
    }

    /** Which one answers first, as the driver asks. */
    private static String provider() throws GeneralSecurityException {
        return SecretKeyFactory.getInstance(SaltedPasswords.ALGORITHM)
                .getProvider()
                .getName();
    }

    private static byte[] salted(String password, byte[] salt, int rounds) {
        try {
            return SecretKeyFactory.getInstance(SaltedPasswords.ALGORITHM)
                    .generateSecret(spec(password, salt, rounds))
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PBEKeySpec spec(String password, byte[] salt, int rounds) {
        return new PBEKeySpec(password.toCharArray(), salt, rounds, 256);
    }
}
