package dev.rehearsal.database.postgres;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.dialect.Relation;
import java.util.List;

/** What the session may do with the sequences of a database, an extension's apart. */
public enum SequenceRights {
    READ("has_sequence_privilege(s.seqrelid, 'SELECT')"),
    /** To read them and to set them. */
    SET("has_sequence_privilege(s.seqrelid, 'SELECT') and has_sequence_privilege(s.seqrelid, 'UPDATE')");

    private final String condition;

    SequenceRights(String condition) {
        this.condition = condition;
    }

    /** The sequences, temporary ones and an extension's apart, with which it may not. */
    public List<Relation> lackedOn(Sql sql) {
        return sql.list(ExtensionParts.leftOut("""
                select n.nspname, c.relname
                from pg_sequence s join pg_class c on c.oid = s.seqrelid join pg_namespace n on n.oid = c.relnamespace
                where c.relpersistence <> 't' and {not part pg_class c} and not (has_schema_privilege(n.oid, 'USAGE') and %s)
                order by c.oid""".formatted(condition)), Relation::of);
    }
}
