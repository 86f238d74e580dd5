package dev.rehearsal.database.postgres;

import dev.rehearsal.database.SchemaItem;
import dev.rehearsal.database.Sql;
import dev.rehearsal.database.SqlFailedException;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether materialized views hold what their queries find now: where that is so on one server and not on its twin, the
 * twin's was refreshed too early. A query that takes long tells nothing.
 */
final class ViewAge {
    static final String KIND = "age of a materialized view";
    static final String FRESH = "what its query finds now";

    static final String UNTOLD = "nobody knows";

    private static final String OLD = "other than what its query finds now";
    private static final String PATIENCE = "10s";

    private ViewAge() {}

    static List<SchemaItem> all(Sql sql) {
        List<SchemaItem> ages = new ArrayList<>();
        sql.execute("set statement_timeout = '%s'".formatted(PATIENCE));
        for (MaterializedView view : MaterializedView.all(sql)) {
            if (view.isPopulated()) {
                String name = sql.text("select ?::regclass::text", view.name().toString())
                        .orElse(view.name().toString());
                ages.add(new SchemaItem(KIND, name, age(view, sql)));
            }
        }
        sql.execute("set statement_timeout = 0");
        return ages;
    }

    private static String age(MaterializedView view, Sql sql) {
        try {
            return view.isFresh(sql) ? FRESH : OLD;
        } catch (SqlFailedException e) {
            if (e.isConnectionLoss()) {
                throw e;
            }
            return UNTOLD;
        }
    }
}
