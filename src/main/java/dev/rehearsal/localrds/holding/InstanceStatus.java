package dev.rehearsal.localrds.holding;

/** The states an instance walks through, under RDS's names. */
public enum InstanceStatus {
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

    public String wire() {
        return wire;
    }
}
