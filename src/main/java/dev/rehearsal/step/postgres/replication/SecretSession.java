package dev.rehearsal.step.postgres.replication;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.SqlFailedException;
import dev.rehearsal.step.StepContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A session that may speak a password, because the server writes none of its statements to its log, neither as such,
 * nor for their duration, nor with an error, nor into statement statistics. These settings are a superuser's; RDS lets
 * its operator change them.
 */
final class SecretSession {
    /** Each setting with the value that keeps it silent. */
    private static final Map<String, String> SILENT = new LinkedHashMap<>();

    static {
        SILENT.put("log_statement", "none");
        SILENT.put("log_min_duration_statement", "-1");
        SILENT.put("log_min_duration_sample", "-1");
        SILENT.put("log_transaction_sample_rate", "0");
        SILENT.put("log_min_error_statement", "panic");
        SILENT.put("debug_print_parse", "off");
        SILENT.put("debug_print_rewritten", "off");
        SILENT.put("debug_print_plan", "off");
        SILENT.put("pg_stat_statements.track_utility", "off");
        SILENT.put("pgaudit.log", "none");
        SILENT.put("auto_explain.log_min_duration", "-1");
    }

    private SecretSession() {}

    /** What will keep a password out of the log of a role's server; an example of it where there is none yet. */
    static List<String> silencing(StepContext context, String role) {
        if (!context.exists(role)) {
            return List.of("set log_statement = 'none'", "set log_min_duration_statement = '-1'");
        }
        try (Sql sql = context.alone(role)) {
            return statements(sql);
        }
    }

    static List<String> statements(Sql sql) {
        return SILENT.entrySet().stream()
                .filter(setting -> isThere(sql, setting.getKey()))
                .map(setting -> "set %s = '%s'".formatted(setting.getKey(), setting.getValue()))
                .toList();
    }

    /** Silences the session as far as it may; what would still be written, one sentence each. */
    static List<String> begin(Sql sql) {
        List<String> loud = new ArrayList<>();
        for (String statement : statements(sql)) {
            try {
                sql.execute(statement);
            } catch (SqlFailedException e) {
                loud.addAll(stillLoud(sql, statement));
            }
        }
        return List.copyOf(loud);
    }

    private static List<String> stillLoud(Sql sql, String statement) {
        String name = statement.split(" ", -1)[1];
        String value = sql.text("select current_setting(?, true)", name).orElse("");
        boolean isSilent = value.equals(SILENT.get(name));
        return isSilent ? List.of() : List.of("%s is %s and the operator may not change it".formatted(name, value));
    }

    private static boolean isThere(Sql sql, String setting) {
        return sql.text("select current_setting(?, true)", setting).isPresent();
    }
}
