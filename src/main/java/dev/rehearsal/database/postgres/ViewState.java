package dev.rehearsal.database.postgres;

import dev.rehearsal.database.SchemaItem;
import dev.rehearsal.database.Sql;
import dev.rehearsal.database.SqlFailedException;
import java.util.ArrayList;
import java.util.List;

/**
 * What materialized views hold: whether there is anything, and whether it is what their queries find now. Where that is
 * so on one server and not on its twin, the twin's was refreshed too early. A query that takes long tells nothing.
 */
final class ViewState {
    /** Whether it was ever filled, and with what. */
    static final String ROWS = "rows of a materialized view";

    static final String NEVER_FILLED = "never refreshed";
    static final String FILLED = "refreshed";
    static final String RIGHTLY_EMPTY = "refreshed, empty as its query finds no rows";

    /** Whether it holds what its query finds; of one that was filled. */
    static final String AGE = "age of a materialized view";

    static final String FRESH = "what its query finds now";
    static final String UNTOLD = "nobody knows";

    private static final String EMPTY = "refreshed, empty";
    private static final String OLD = "other than what its query finds now";
    private static final String PATIENCE = "10s";

    private ViewState() {}

    static List<SchemaItem> all(Sql sql) {
        List<SchemaItem> states = new ArrayList<>();
        sql.execute("set statement_timeout = '%s'".formatted(PATIENCE));
        for (MaterializedView view : MaterializedView.all(sql)) {
            String name = sql.text("select ?::regclass::text", view.name().toString())
                    .orElse(view.name().toString());
            if (view.isPopulated()) {
                String age = age(view, sql);
                states.add(new SchemaItem(ROWS, name, rows(view, age, sql)));
                states.add(new SchemaItem(AGE, name, age));
            } else {
                states.add(new SchemaItem(ROWS, name, NEVER_FILLED));
            }
        }
        sql.execute("set statement_timeout = 0");
        return states;
    }

    private static String rows(MaterializedView view, String age, Sql sql) {
        try {
            if (!view.isEmpty(sql)) {
                return FILLED;
            }
            return age.equals(FRESH) ? RIGHTLY_EMPTY : EMPTY;
        } catch (SqlFailedException e) {
            return unlessLost(e, FILLED);
        }
    }

    private static String age(MaterializedView view, Sql sql) {
        try {
            return view.isFresh(sql) ? FRESH : OLD;
        } catch (SqlFailedException e) {
            return unlessLost(e, UNTOLD);
        }
    }

    /** A session that may not look, or waited too long, knows no more. */
    private static String unlessLost(SqlFailedException e, String otherwise) {
        if (e.isConnectionLoss()) {
            throw e;
        }
        return otherwise;
    }
}
