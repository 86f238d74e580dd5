package dev.rehearsal.step.postgres.schema;

/** The ways to give a server its structure. */
public enum SchemaSource {
    /** The application's own SQL files. */
    MIGRATIONS,
    /** PostgreSQL's dump program. */
    PG_DUMP,
    /** A command of the operator's. */
    COMMAND
}
