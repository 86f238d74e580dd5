package dev.rehearsal.database.postgres;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.SqlFailedException;
import java.util.Optional;

/** A setting by its name, as SET and ALTER ROLE take it. */
public record Parameter(String name) {
    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    /** Since release 15, the right to set one can be granted. */
    private static final int GRANTED_SINCE = 15;

    /** Whether the server has it by itself or by a library that is loaded. */
    public boolean isKnownTo(Sql sql) {
        try {
            return sql.text("select current_setting(?, true)", name).isPresent();
        } catch (SqlFailedException e) {
            if (e.sqlState().equals(INSUFFICIENT_PRIVILEGE)) {
                return true;
            }
            throw e;
        }
    }

    /** Whether it is of an extension's or an application's own, which a session may set though no server knows it. */
    public boolean isCustom() {
        return name.contains(".");
    }

    /**
     * Why the operator may not give it to a role; empty where he may. A setting of nobody's is a superuser's to give,
     * although every session may set it. (validate_option_array_item in utils/misc/guc.c)
     *
     * @param alone a connection that nobody will use after
     */
    public Optional<String> refusal(Sql alone) {
        boolean isKnown = isKnownTo(alone);
        if (!isKnown && !isCustom()) {
            return Optional.of("the server does not have it");
        }
        OperatorRights operator = OperatorRights.of(alone);
        boolean isGivable = operator.isSuperuser() || (isKnown && isSettable(alone)) || isGranted(alone, operator);
        return isGivable ? Optional.empty() : Optional.of("only a superuser may give it");
    }

    private boolean isSettable(Sql alone) {
        try {
            alone.execute("set %s to default".formatted(name));
            return true;
        } catch (SqlFailedException e) {
            if (e.isConnectionLoss()) {
                throw e;
            }
            return false;
        }
    }

    private boolean isGranted(Sql sql, OperatorRights operator) {
        return operator.release() >= GRANTED_SINCE && sql.holds("select has_parameter_privilege(?, 'SET')", name);
    }
}
