package dev.rehearsal.server;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AccountTest {
    @Test
    void an_ordinary_user_runs_servers_as_itself() throws InterruptedException {
        Account account = Account.chosen(false, prefix -> false);

        assertThat(account.prefix()).isEmpty();
        assertThat(account.isRoot()).isFalse();
    }

    @Test
    void root_steps_down_by_setpriv_where_it_works() throws InterruptedException {
        Account account = Account.chosen(true, prefix -> true);

        assertThat(account.prefix().get(0)).isEqualTo("setpriv");
        assertThat(account.isOther()).isTrue();
        assertThat(account.command(Path.of("/"), List.of("initdb")).words()).endsWith("initdb");
    }

    @Test
    void root_steps_down_by_runuser_next() throws InterruptedException {
        Account account = Account.chosen(true, prefix -> !prefix.get(0).equals("setpriv"));

        assertThat(account.prefix()).containsExactly("runuser", "-u", "nobody", "--");
        assertThat(account.isOther()).isTrue();
    }

    @Test
    void root_steps_down_by_unshare_last_and_keeps_its_files() throws InterruptedException {
        Account account = Account.chosen(true, prefix -> prefix.get(0).equals("unshare"));

        assertThat(account.prefix()).containsExactly("unshare", "-U");
        assertThat(account.isOther()).isFalse();
    }

    @Test
    void root_without_any_of_them_is_told_all_three() {
        assertThatThrownBy(() -> Account.chosen(true, prefix -> false))
                .isInstanceOf(ServerException.class)
                .hasMessage("step down from root, as which PostgreSQL refuses to run"
                        + " → none of setpriv, runuser and 'unshare -U' works here"
                        + " → install util-linux, which has all three, or run as another user");
    }

    @Test
    void an_interruption_says_nothing_about_any_of_them() {
        assertThatThrownBy(() -> Account.chosen(true, prefix -> {
                    throw new InterruptedException();
                }))
                .isInstanceOf(InterruptedException.class);
    }
}
