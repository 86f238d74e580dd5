package dev.rehearsal.step.rds;

import dev.rehearsal.database.Credentials;
import dev.rehearsal.step.Servers.Spec;
import software.amazon.awssdk.services.rds.model.CreateDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.VpcSecurityGroupMembership;

/** An empty server that is as the scenario wants it and for the rest like blue: storage, network, backups. */
record LikeBlue(DBInstance blue) {
    CreateDbInstanceRequest request(String identifier, Spec spec, Credentials operator) {
        CreateDbInstanceRequest.Builder request = CreateDbInstanceRequest.builder()
                .dbInstanceIdentifier(identifier)
                .engine(spec.engine().rdsName())
                .engineVersion(spec.version())
                .dbInstanceClass(spec.instanceClass())
                .dbName(blue.dbName())
                .masterUsername(operator.user())
                .masterUserPassword(operator.password())
                .backupRetentionPeriod(blue.backupRetentionPeriod())
                .allocatedStorage(blue.allocatedStorage())
                .storageType(blue.storageType())
                .publiclyAccessible(blue.publiclyAccessible())
                .autoMinorVersionUpgrade(blue.autoMinorVersionUpgrade());
        network(request);
        whereSet(request);
        return request.build();
    }

    private void network(CreateDbInstanceRequest.Builder request) {
        if (blue.dbSubnetGroup() != null) {
            request.dbSubnetGroupName(blue.dbSubnetGroup().dbSubnetGroupName());
        }
        if (blue.hasVpcSecurityGroups()) {
            request.vpcSecurityGroupIds(blue.vpcSecurityGroups().stream()
                    .map(VpcSecurityGroupMembership::vpcSecurityGroupId)
                    .toList());
        }
    }

    /** Members that RDS refuses where they do not apply. */
    private void whereSet(CreateDbInstanceRequest.Builder request) {
        if (Boolean.TRUE.equals(blue.multiAZ())) {
            request.multiAZ(true);
        }
        if (Boolean.TRUE.equals(blue.storageEncrypted())) {
            request.storageEncrypted(true).kmsKeyId(blue.kmsKeyId());
        }
        if (blue.iops() != null && blue.storageType().startsWith("io")) {
            request.iops(blue.iops());
        }
    }
}
