package dev.rehearsal.scenario;

/** The kinds of place where servers can live, for expectations that differ between them. */
public enum EnvironmentKind {
    /** Child processes on this machine. */
    EMBEDDED,
    /** Containers on this machine. */
    CONTAINERS,
    /** An AWS account. */
    AWS,
    /** Servers that exist already. */
    SERVERS
}
