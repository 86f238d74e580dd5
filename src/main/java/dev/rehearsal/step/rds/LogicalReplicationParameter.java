package dev.rehearsal.step.rds;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.rds.model.ApplyMethod;
import software.amazon.awssdk.services.rds.model.Parameter;

/** What logical replication needs of a parameter group, and at least how much, as Medplum's runbook sets it. */
enum LogicalReplicationParameter {
    LOGICAL_REPLICATION("rds.logical_replication", 1),
    REPLICATION_SLOTS("max_replication_slots", 25),
    WAL_SENDERS("max_wal_senders", 25),
    LOGICAL_REPLICATION_WORKERS("max_logical_replication_workers", 25),
    WORKER_PROCESSES("max_worker_processes", 50);

    private final String rdsName;
    private final int least;

    LogicalReplicationParameter(String rdsName, int least) {
        this.rdsName = rdsName;
        this.least = least;
    }

    String rdsName() {
        return rdsName;
    }

    /**
     * Whether a group's value is enough. One that RDS computes from the size of the machine is not taken for enough.
     */
    boolean isMetBy(String value) {
        return value.matches("\\d{1,9}") && Integer.parseInt(value) >= least;
    }

    /** Every one of them takes a restart of the server. */
    Parameter wanted() {
        return with(String.valueOf(least));
    }

    Parameter with(String value) {
        return Parameter.builder()
                .parameterName(rdsName)
                .parameterValue(value)
                .applyMethod(ApplyMethod.PENDING_REBOOT)
                .build();
    }

    /** The parameters that the server knows by the same name, and at least how much each should be. */
    static Map<String, Integer> settings() {
        return Arrays.stream(values())
                .filter(parameter -> parameter != LOGICAL_REPLICATION)
                .collect(Collectors.toMap(LogicalReplicationParameter::rdsName, parameter -> parameter.least));
    }
}
