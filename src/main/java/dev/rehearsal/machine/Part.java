package dev.rehearsal.machine;

/** Whose a process is, in the order in which tables and pictures name them. */
public enum Part {
    LOAD("load"),
    APPLICATION("application"),
    SERVERS("database servers"),
    /** What stands between application and servers: PgBouncer, endpoints, the container engine's proxies. */
    FORWARDERS("forwarders"),
    /** The process that rehearses, with the programs that it runs and the engine that starts its containers. */
    COMMAND("this command"),
    /** Everything else that runs on the machine. */
    OTHERS("others");

    private final String inWords;

    Part(String inWords) {
        this.inWords = inWords;
    }

    public String inWords() {
        return inWords;
    }
}
