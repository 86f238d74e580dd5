package dev.rehearsal.scenario;

/** What a scenario needs between application and database. */
public enum GateKind {
    /** Any gate that the environment has. */
    ANY,
    /** The application's own pool. */
    POOL,
    /** PgBouncer. */
    PGBOUNCER,
    /** Nothing: the application reconnects by itself. */
    NONE;

    /** As scenario files write it. */
    public String inWords() {
        return Scalar.word(this);
    }
}
