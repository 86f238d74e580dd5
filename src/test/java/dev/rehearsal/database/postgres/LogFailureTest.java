package dev.rehearsal.database.postgres;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What a server's log tells of its own processes, among all that it tells. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class LogFailureTest {
    private static final String CLIENT = """
            2026-05-04 10:00:00.001 UTC [10] app@shop ERROR:  division by zero
            2026-05-04 10:00:00.001 UTC [10] app@shop STATEMENT:  select 1 / 0
            """;

    @Test
    void a_copy_that_breaks_a_rule_tells_table_rule_and_line() {
        String log = """
                2026-05-04 10:00:01.123 UTC [77] @shop LOG:  logical replication table synchronization worker for subscription "upgrade", table "orders" has started
                2026-05-04 10:00:01.130 UTC [77] @shop ERROR:  new row for relation "orders" violates check constraint "total_is_positive"
                2026-05-04 10:00:01.130 UTC [77] @shop DETAIL:  Failing row contains (3, -1).
                2026-05-04 10:00:01.130 UTC [77] @shop CONTEXT:  COPY orders, line 3: "3
                \t-1"
                2026-05-04 10:00:01.131 UTC [9] @ LOG:  background worker "logical replication tablesync worker" (PID 77) exited with exit code 1
                """ + CLIENT;

        assertThat(LogFailure.last(log))
                .hasValue("ERROR: new row for relation \"orders\" violates check constraint \"total_is_positive\" "
                        + "(DETAIL: Failing row contains (3, -1).; CONTEXT: COPY orders, line 3: \"3 -1\")");
    }

    @Test
    void every_table_whose_copy_fails_is_told_once_and_none_that_was_copied_since() {
        String log = worker(71, "customers", "value too long") + worker(72, "orders", "it breaks a rule")
                + worker(73, "lines", "too few rights") + worker(74, "orders", "it breaks a rule") + """
                2026-05-04 10:00:02.123 UTC [75] @shop LOG:  logical replication table synchronization worker for subscription "upgrade", table "customers" has started
                2026-05-04 10:00:02.125 UTC [75] @shop LOG:  logical replication table synchronization worker for subscription "upgrade", table "customers" has finished
                """;

        assertThat(LogFailure.last(log)).hasValue("ERROR: it breaks a rule; also ERROR: too few rights");
    }

    @Test
    void tables_of_one_name_in_several_schemas_are_told_each_by_its_own_cause() {
        String log = worker(71, "orders", "it breaks a rule")
                + worker(72, "orders", "too few rights")
                + worker(73, "orders", "it breaks a rule")
                + finished("orders");

        assertThat(LogFailure.last(log)).hasValue("ERROR: it breaks a rule; also ERROR: too few rights");
    }

    @Test
    void a_table_that_is_copied_at_last_is_told_with_none_of_the_causes_that_were_mended() {
        String log = worker(71, "orders", "it breaks a rule")
                + worker(72, "orders", "too few rights")
                + worker(73, "orders", "too few rights")
                + finished("orders")
                + worker(74, "customers", "a type is missing");

        assertThat(LogFailure.last(log)).hasValue("ERROR: a type is missing");
    }

    @Test
    void a_server_that_is_out_of_workers_says_so() {
        String log = """
                2026-05-04 10:00:01.123 UTC [70] @ WARNING:  out of logical replication worker slots
                2026-05-04 10:00:01.123 UTC [70] @ HINT:  You might need to increase max_logical_replication_workers.
                """;

        assertThat(LogFailure.last(log)).hasValue("WARNING: out of logical replication worker slots");
        assertThat(LogFailure.last(worker(71, "orders", "it breaks a rule") + log))
                .hasValue("ERROR: it breaks a rule");
    }

    private static String finished(String table) {
        return """
                2026-05-04 10:00:02.123 UTC [75] @shop LOG:  logical replication table synchronization worker for subscription "upgrade", table "%s" has finished
                """.formatted(table);
    }

    private static String worker(int pid, String table, String error) {
        return """
                2026-05-04 10:00:01.123 UTC [%1$d] @shop LOG:  logical replication table synchronization worker for subscription "upgrade", table "%2$s" has started
                2026-05-04 10:00:01.130 UTC [%1$d] @shop ERROR:  %3$s
                2026-05-04 10:00:01.131 UTC [9] @ LOG:  background worker "logical replication tablesync worker" (PID %1$d) exited with exit code 1
                """.formatted(pid, table, error);
    }

    @Test
    void a_change_that_cannot_be_applied_tells_what_was_to_be_changed() {
        String log = """
                2026-05-04 10:00:01 UTC::@:[77]:ERROR:  duplicate key value violates unique constraint "orders_pkey"
                2026-05-04 10:00:01 UTC::@:[77]:DETAIL:  Key (id)=(7000) already exists.
                2026-05-04 10:00:01 UTC::@:[77]:CONTEXT:  processing remote data for replication origin "pg_16400" during message type "INSERT" for replication target relation "public.orders" in transaction 742, finished at 0/19B4FD8
                2026-05-04 10:00:01 UTC:10.0.0.5(4711):app@shop:[10]:ERROR:  division by zero
                2026-05-04 10:00:01 UTC::@:[9]:LOG:  background worker "logical replication apply worker" (PID 77) exited with exit code 1
                """;

        assertThat(LogFailure.last(log))
                .hasValueSatisfying(told -> assertThat(told)
                        .contains("\"orders_pkey\"", "Key (id)=(7000)", "\"public.orders\"")
                        .doesNotContain("division"));
    }

    @Test
    void a_subscription_that_disables_itself_tells_why() {
        String log = """
                2026-05-04 10:00:01.123 UTC [77] ERROR:  null value in column "note" of relation "orders" violates not-null constraint
                2026-05-04 10:00:01.123 UTC [77] LOG:  subscription "upgrade" has been disabled because of an error
                """;

        assertThat(LogFailure.last(log))
                .hasValueSatisfying(told -> assertThat(told).contains("column \"note\""));
    }

    @Test
    void a_server_that_does_not_start_tells_why() {
        String log = CLIENT + """
                2026-05-04 10:00:01.123 UTC [30] @ FATAL:  recovery aborted because of insufficient parameter settings
                2026-05-04 10:00:01.123 UTC [30] @ DETAIL:  max_worker_processes = 8 is a lower setting than on the primary server, where its value was 50.
                2026-05-04 10:00:01.123 UTC [30] @ HINT:  You can restart the server after making the necessary configuration changes.
                2026-05-04 10:00:01.125 UTC [9] @ LOG:  startup process (PID 30) exited with exit code 1
                2026-05-04 10:00:01.125 UTC [9] @ LOG:  aborting startup due to startup process failure
                2026-05-04 10:00:01.126 UTC [9] @ LOG:  database system is shut down
                """;

        assertThat(LogFailure.last(log))
                .hasValueSatisfying(told -> assertThat(told).contains("insufficient", "max_worker_processes = 8"));
    }

    @Test
    void a_process_that_was_killed_tells_what_it_ran() {
        String log = """
                2026-05-04 10:00:01.125 UTC [9] @ LOG:  server process (PID 30) was terminated by signal 9: Killed
                2026-05-04 10:00:01.125 UTC [9] @ DETAIL:  Failed process was running: update orders
                \tset note = 'x'
                """;

        assertThat(LogFailure.last(log))
                .hasValue("LOG: server process (PID 30) was terminated by signal 9: Killed "
                        + "(DETAIL: Failed process was running: update orders set note = 'x')");
    }

    @Test
    void the_last_failure_counts_and_a_time_is_no_number_of_a_process() {
        String log = """
                2026-05-04 10:00:01.077 UTC [12] @shop ERROR:  an error of another worker
                2026-05-04 10:00:02.001 UTC [77] @shop ERROR:  the first
                2026-05-04 10:00:02.001 UTC [9] @ LOG:  background worker "logical replication worker" (PID 77) exited with exit code 1
                2026-05-04 10:00:03.077 UTC [12] @shop ERROR:  an error of another worker
                2026-05-04 10:00:03.001 UTC [78] @shop ERROR:  the last
                2026-05-04 10:00:03.078 UTC [12] @shop ERROR:  an error of another worker
                2026-05-04 10:00:03.001 UTC [9] @ LOG:  background worker "logical replication worker" (PID 78) exited with exit code 1
                """;

        assertThat(LogFailure.last(log)).hasValue("ERROR: the last");
    }

    @Test
    void errors_of_clients_and_a_stop_that_was_asked_for_are_no_failure() {
        String log = CLIENT + """
                2026-05-04 10:00:01.123 UTC [9] @ LOG:  received fast shutdown request
                2026-05-04 10:00:01.124 UTC [77] @shop FATAL:  terminating logical replication worker due to administrator command
                2026-05-04 10:00:01.124 UTC [10] app@shop FATAL:  terminating connection due to administrator command
                2026-05-04 10:00:01.125 UTC [9] @ LOG:  background worker "logical replication launcher" (PID 29) exited with exit code 1
                2026-05-04 10:00:01.125 UTC [9] @ LOG:  background worker "logical replication worker" (PID 77) exited with exit code 1
                2026-05-04 10:00:01.126 UTC [24] @ LOG:  shutting down
                2026-05-04 10:00:01.127 UTC [31] app@shop FATAL:  the database system is shutting down
                2026-05-04 10:00:01.129 UTC [9] @ LOG:  database system is shut down
                """;

        assertThat(LogFailure.last(log)).isEmpty();
        assertThat(LogFailure.last("")).isEmpty();
        assertThat(LogFailure.last("\tthe rest of a line that was cut\n")).isEmpty();
    }
}
