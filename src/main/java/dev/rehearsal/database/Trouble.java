package dev.rehearsal.database;

/** What an error of a server, or of the driver that leads to it, means for whoever met it. */
public enum Trouble {
    /** The connection is gone: by the network, or since the server went away, or ended the session. */
    CONNECTION_LOST,
    /** It passes by itself: rolled back in favour of another transaction, or too many connections just now. */
    PASSES,
    /** The server, or the session, takes no writes. */
    READ_ONLY,
    /** A value that must be there once is there already. */
    TAKEN,
    /** The role may not do that, or not connect at all. */
    NOT_ALLOWED,
    /** The statement was broken off when its time was over. */
    OUT_OF_TIME,
    /** The statement must not stand in a transaction with others. */
    STANDS_ALONE,
    OTHER
}
