package dev.rehearsal.step.rds;

import java.util.List;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.CreateDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.RestoreDbClusterToPointInTimeRequest;
import software.amazon.awssdk.services.rds.model.VpcSecurityGroupMembership;

/** What RDS is asked for so that a clone is like its source: network, parameters, keys. */
record CloneRequests(Cluster copy, DBCluster source) {
    ApiCall cloning(List<String> logExports, boolean deletionProtection) {
        RestoreDbClusterToPointInTimeRequest.Builder request = RestoreDbClusterToPointInTimeRequest.builder()
                .dbClusterIdentifier(copy.identifier())
                .sourceDBClusterIdentifier(source.dbClusterIdentifier())
                .restoreType("copy-on-write")
                .useLatestRestorableTime(true)
                .dbClusterParameterGroupName(source.dbClusterParameterGroup())
                .deletionProtection(deletionProtection)
                .enableCloudwatchLogsExports(logExports);
        if (source.dbSubnetGroup() != null) {
            request.dbSubnetGroupName(source.dbSubnetGroup());
        }
        if (source.hasVpcSecurityGroups() && !source.vpcSecurityGroups().isEmpty()) {
            request.vpcSecurityGroupIds(source.vpcSecurityGroups().stream()
                    .map(VpcSecurityGroupMembership::vpcSecurityGroupId)
                    .toList());
        }
        return ApiCall.of(copy.server(), RdsClient::restoreDBClusterToPointInTime, request.build());
    }

    /** A clone is storage only until it has an instance. */
    ApiCall writer() {
        return member(copy, copy.identifier() + "-writer", copy.server().role());
    }

    /** @param like the role whose class the instance gets */
    static ApiCall member(Cluster cluster, String identifier, String like) {
        var spec = cluster.server().context().servers().spec(like);
        return ApiCall.of(
                cluster.server(),
                RdsClient::createDBInstance,
                CreateDbInstanceRequest.builder()
                        .dbInstanceIdentifier(identifier)
                        .dbClusterIdentifier(cluster.identifier())
                        .engine(spec.engine().rdsName())
                        .dbInstanceClass(spec.instanceClass())
                        .build());
    }
}
