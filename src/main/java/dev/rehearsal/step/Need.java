package dev.rehearsal.step;

/** What an environment must have for a step to run there. */
public enum Need {
    /** The RDS API, or one that stands in for it. */
    RDS("the RDS API"),
    /** SQL as the operator. */
    SQL("SQL as the operator"),
    /** Servers that become another major version with their data. */
    IN_PLACE_UPGRADE("an upgrade in place"),
    /** A green that the runbook does not make. */
    GREEN("a green that is there already"),
    /** Something that can hold traffic. */
    GATE("a gate that holds traffic"),
    /** A way to give the application other connections, and to ask it what it has. */
    DEPLOYMENT("an application that can be redeployed"),
    /** A shell on the machine that rehearses. */
    SHELL("a shell on this machine"),
    /** Somebody at a terminal. */
    PERSON("somebody to ask, or --yes");

    private final String words;

    Need(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
