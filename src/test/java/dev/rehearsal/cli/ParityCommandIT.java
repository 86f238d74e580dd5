package dev.rehearsal.cli;

import dev.rehearsal.database.Address;
import dev.rehearsal.database.Sql;
import dev.rehearsal.localrds.TestAccount;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@DisplayNameGeneration(ReplaceUnderscores.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ParityCommandIT {
    private final TestAccount account = TestAccount.open();

    @TempDir
    Path folder;

    @BeforeAll
    void open() throws InterruptedException {
        account.create("blue", "15");
        account.create("green", "17");
    }

    @AfterAll
    void close() {
        account.close();
    }

    @BeforeEach
    void fill_both_alike() {
        for (String role : List.of("blue", "green")) {
            on(
                    role,
                    "drop table if exists orders",
                    "create table orders (id serial primary key, status text)",
                    "insert into orders (status) select 'open' from generate_series(1, 1000)",
                    "analyze",
                    "alter role operator set default_transaction_read_only = on");
        }
    }

    @Test
    void two_databases_that_are_the_same_are_told_so_and_nothing_is_written() throws Exception {
        Command command = parity();

        assertThat(command.exitCode()).as(command.error()).isZero();
        assertThat(command.output())
                .contains("blue   postgresql://operator@", "same    public.orders", "SAME  1 table, 1,000 rows")
                .contains(
                        "Not compared",
                        "password of a role: 2 (application, operator) on blue, 2 (application, operator) on green")
                .doesNotContain(account.operator().password());
    }

    @Test
    void what_differs_is_told_down_to_the_value() throws Exception {
        on(
                "green",
                "update orders set status = E'pa\\x1bid\\n' where id = 17",
                "delete from orders where id = 18",
                "select setval('orders_id_seq', 1)",
                "alter table orders add check (id > 0)");

        Command command = parity();

        assertThat(command.exitCode()).isEqualTo(ExitCode.FAILED.number());
        assertThat(command.output())
                .contains("public.orders: 2 rows differ; blue has 1,000, green 999")
                .contains("id=17  status: open → pa\\x1bid\\x0a", "id=18  on blue only")
                .contains("constraint public.orders: orders_id_check", "SEQUENCE_BEHIND public.orders_id_seq")
                .contains("DIFFERENT  2 rows, 1 thing of structure");
    }

    @Test
    void a_table_of_other_columns_is_named_as_not_compared() throws Exception {
        on("green", "alter table orders add column wanted text", "create table spare (id int primary key)");

        Command command = parity();

        assertThat(command.exitCode()).isEqualTo(ExitCode.FAILED.number());
        assertThat(command.output())
                .contains(
                        "rows of public.orders: none; expected columns [id, status], as on blue, found columns [id, status, wanted]",
                        "rows of public.spare: none; expected none, as on blue, found a table",
                        ", and not everything could be");
        on("green", "drop table spare");
    }

    @Test
    void what_psql_is_told_of_tls_is_obeyed() throws Exception {
        try (CommandProcess command =
                CommandProcess.start(folder, folder, arguments(), Map.of("PGSSLMODE", "require"))) {
            assertThat(command.exitCode()).as(command.said()).isEqualTo(ExitCode.UNKNOWN.number());
            assertThat(command.said())
                    .contains("; TLS wanted: require: encrypted, but any certificate is taken", "does not support SSL");
        }
    }

    @Test
    void what_the_releases_differ_in_is_told_when_asked_for() throws Exception {
        assertThat(parity("--explained").output())
                .contains("Structure that differs as the servers' releases do", "setting transaction_timeout");
    }

    @Test
    void what_has_been_compared_is_written_down_where_wanted() throws Exception {
        Path checkpoint = folder.resolve("compared.jsonl");

        assertThat(parity("--checkpoint", checkpoint.toString()).exitCode()).isZero();

        assertThat(checkpoint).content().contains("public.orders");
    }

    @Test
    void somebody_s_own_file_is_not_written_over() throws Exception {
        Path precious = Files.writeString(folder.resolve("precious.txt"), "precious\n");

        Command command = parity("--checkpoint", precious.toString());

        assertThat(command.exitCode()).isEqualTo(ExitCode.USAGE.number());
        assertThat(command.error()).contains("is no record of what has been compared");
        assertThat(precious).hasContent("precious");
    }

    @Test
    void a_server_that_cannot_be_reached_leaves_it_unknown() throws Exception {
        Command command = Command.run("parity", url("blue"), "postgresql://operator@127.0.0.1:1/shop");

        assertThat(command.exitCode()).isEqualTo(ExitCode.UNKNOWN.number());
        assertThat(command.error()).contains("connect to ");
    }

    @Test
    void a_database_is_not_compared_with_itself() throws Exception {
        Path password =
                Files.writeString(folder.resolve("password"), account.operator().password());

        Command command = Command.run(
                "parity",
                url("blue"),
                url("blue"),
                "--blue-password-file",
                password.toString(),
                "--green-password-file",
                password.toString());

        assertThat(command.exitCode()).isEqualTo(ExitCode.USAGE.number());
        assertThat(command.error()).contains("one and the same database");
    }

    @Test
    void ctrl_c_ends_it_while_it_waits_for_a_lock() throws Exception {
        try (Sql holder = account.sql("green")) {
            holder.execute("set default_transaction_read_only = off");
            holder.execute("begin");
            holder.execute("drop table orders");
            try (CommandProcess command = CommandProcess.start(folder, folder, arguments())) {
                await().atMost(Duration.ofMinutes(1))
                        .until(() -> holder.holds("select exists (select from pg_locks where not granted)"));

                command.interrupt();

                assertThat(command.exitCode()).as(command.said()).isEqualTo(ExitCode.UNKNOWN.number());
                assertThat(command.said()).contains("Breaking off.");
            }
            holder.execute("rollback");
        }
    }

    private Command parity(String... options) throws Exception {
        return Command.run(arguments(options).toArray(String[]::new));
    }

    private List<String> arguments(String... options) throws Exception {
        Path password =
                Files.writeString(folder.resolve("password"), account.operator().password());
        List<String> arguments = new ArrayList<>(asInTheReadme());
        arguments.addAll(List.of("--settle-within", "300ms"));
        arguments.addAll(List.of("--blue-password-file", password.toString()));
        arguments.addAll(List.of("--green-password-file", password.toString()));
        arguments.addAll(List.of(options));
        return arguments;
    }

    /** The README's own command, with servers that are there. */
    private List<String> asInTheReadme() throws Exception {
        String command = ReadmeTest.commands()
                .filter(each -> each.startsWith("./rehearse parity "))
                .findFirst()
                .orElseThrow()
                .substring("./rehearse ".length())
                .replace("postgresql://ann@blue.example/shop", url("blue"))
                .replace("postgresql://ann@green.example/shop", url("green"));
        return List.of(command.split(" ", -1));
    }

    private String url(String role) {
        Address address = account.address(role);
        return "postgresql://%s@%s".formatted(account.operator().user(), address);
    }

    private void on(String role, String... statements) {
        try (Sql sql = account.sql(role)) {
            sql.execute("set default_transaction_read_only = off");
            List.of(statements).forEach(sql::execute);
        }
    }
}
