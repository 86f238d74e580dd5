package dev.rehearsal.localrds;

/** The states an instance walks through, under RDS's names. */
enum InstanceStatus {
    CREATING("creating"),
    AVAILABLE("available"),
    BACKING_UP("backing-up"),
    MODIFYING("modifying"),
    REBOOTING("rebooting"),
    UPGRADING("upgrading"),
    DELETING("deleting"),
    INCOMPATIBLE_PARAMETERS("incompatible-parameters"),
    FAILED("failed");

    private final String wire;

    InstanceStatus(String wire) {
        this.wire = wire;
    }

    String wire() {
        return wire;
    }
}
