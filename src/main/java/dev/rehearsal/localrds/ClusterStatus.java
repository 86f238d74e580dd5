package dev.rehearsal.localrds;

/** The states a cluster walks through, under RDS's names. */
enum ClusterStatus {
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

    String wire() {
        return wire;
    }
}
