package dev.rehearsal.localrds.holding;

/** The states a cluster walks through, under RDS's names. */
public enum ClusterStatus {
    CREATING("creating"),
    AVAILABLE("available"),
    MODIFYING("modifying"),
    UPGRADING("upgrading"),
    FAILING_OVER("failing-over"),
    DELETING("deleting"),
    CLONING_FAILED("cloning-failed"),
    FAILED("failed");

    private final String wire;

    ClusterStatus(String wire) {
        this.wire = wire;
    }

    public String wire() {
        return wire;
    }
}
