package dev.rehearsal.database;

import dev.rehearsal.localrds.TestAccount;
import java.security.Security;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class SaltedPasswordsIT {
    @AfterEach
    void forget() {
        Security.removeProvider(SaltedPasswords.PROVIDER);
    }

    @Test
    void the_driver_has_one_computed_at_a_first_login_and_at_no_further() throws Exception {
        CountingFactory counting = new CountingFactory();
        Security.insertProviderAt(new SaltedPasswords.Keeping(new SaltedPasswords(counting.factory())), 1);
        try (TestAccount account = TestAccount.open()) {
            account.create("blue", "15");
            logIn(account);
            int computed = counting.computed();
            logIn(account);
            logIn(account);

            assertThat(computed).isPositive();
            assertThat(counting.computed()).isEqualTo(computed);
        }
    }

    private static void logIn(TestAccount account) {
        try (Sql sql = account.connector().openAlone(account.address("blue"), account.application())) {
            assertThat(sql.text("select current_user")).contains("application");
        }
    }
}
