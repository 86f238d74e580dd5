package dev.rehearsal.scenario;

/** The kinds of environment that expectations may name. */
enum KnownEnvironment {
    /** Child processes on this machine. */
    EMBEDDED,
    /** Containers on this machine. */
    CONTAINERS,
    /** An AWS account. */
    AWS,
    /** Servers that exist already. */
    SERVERS
}
