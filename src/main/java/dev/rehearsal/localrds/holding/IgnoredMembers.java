package dev.rehearsal.localrds.holding;

/** What of a request says where an instance lies on AWS; accepted, and of no effect on one machine. */
public final class IgnoredMembers {
    private static final String[] MEMBERS = {
        "AvailabilityZone",
        "DBSubnetGroupName",
        "VpcSecurityGroupIds",
        "PubliclyAccessible",
        "StorageType",
        "StorageEncrypted",
        "KmsKeyId",
        "AutoMinorVersionUpgrade",
        "CopyTagsToSnapshot",
        "PreferredBackupWindow",
        "PreferredMaintenanceWindow",
        "CACertificateIdentifier",
        "NetworkType",
        "Tags"
    };

    private IgnoredMembers() {}

    public static String[] members() {
        return MEMBERS.clone();
    }
}
