package dev.rehearsal.server.containers;

/** What can happen to a PgBouncer. */
public final class Damage {
    private Damage() {}

    /** It ends without warning. */
    public static void kill(ContainerPgBouncer pgBouncer) {
        Container container = pgBouncer.container();
        ContainerEngine.ask(
                "kill PgBouncer",
                () -> container.docker().killContainerCmd(container.id()).exec());
    }

    /** It says nothing any longer, and yet keeps its connections. */
    public static void hang(ContainerPgBouncer pgBouncer) {
        pgBouncer.container().pause();
    }
}
