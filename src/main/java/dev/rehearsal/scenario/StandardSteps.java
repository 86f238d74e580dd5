package dev.rehearsal.scenario;

import dev.rehearsal.scenario.StepCatalog.Entry;
import dev.rehearsal.step.Step;
import dev.rehearsal.step.database.Analyze;
import dev.rehearsal.step.database.Fence;
import dev.rehearsal.step.database.KeepOut;
import dev.rehearsal.step.database.LiftFence;
import dev.rehearsal.step.database.TerminateIdleConnections;
import dev.rehearsal.step.database.WaitForCalm;
import dev.rehearsal.step.operator.Confirm;
import dev.rehearsal.step.operator.RunCommand;
import dev.rehearsal.step.postgres.care.RefreshMaterializedViews;
import dev.rehearsal.step.postgres.care.UpdateExtensions;
import dev.rehearsal.step.postgres.replication.AdvanceReplicationOrigin;
import dev.rehearsal.step.postgres.replication.AdvanceReplicationSlot;
import dev.rehearsal.step.postgres.replication.CompareData;
import dev.rehearsal.step.postgres.replication.CreateReplicationSlot;
import dev.rehearsal.step.postgres.replication.DropCopiedReplication;
import dev.rehearsal.step.postgres.replication.EnableSubscription;
import dev.rehearsal.step.postgres.replication.MarkWayBack;
import dev.rehearsal.step.postgres.replication.ReadStartLsn;
import dev.rehearsal.step.postgres.replication.SubscribeWithoutCopy;
import dev.rehearsal.step.postgres.replication.SynchronizeSequences;
import dev.rehearsal.step.postgres.schema.ApplySchema;
import dev.rehearsal.step.rds.AddReader;
import dev.rehearsal.step.rds.CloneCluster;
import dev.rehearsal.step.rds.CreateInstance;
import dev.rehearsal.step.rds.CreateReplica;
import dev.rehearsal.step.rds.DeleteCluster;
import dev.rehearsal.step.rds.DeleteInstance;
import dev.rehearsal.step.rds.DisableLogicalReplication;
import dev.rehearsal.step.rds.EnableLogicalReplication;
import dev.rehearsal.step.rds.PromoteReplica;
import dev.rehearsal.step.rds.UpgradeCluster;
import dev.rehearsal.step.traffic.PauseTraffic;
import dev.rehearsal.step.traffic.RedeployApplication;
import dev.rehearsal.step.traffic.RepointTraffic;
import dev.rehearsal.step.traffic.ResumeTraffic;
import dev.rehearsal.step.traffic.SmokeCheck;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Every step there is. One line each: its class, the line of a published runbook it stands for, what it needs. */
final class StandardSteps {
    private StandardSteps() {}

    static List<Entry> all() {
        return Stream.of(
                        ReplicationSteps.all(),
                        onClones(),
                        onData(),
                        onAccess(),
                        onServers(),
                        onTraffic(),
                        byTheOperator())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Entry> onClones() {
        return List.of(
                entry(
                        CreateReplicationSlot.class,
                        "Medplum: On blue, create publication and replication slot",
                        Need.SQL),
                entry(
                        CloneCluster.class,
                        "Medplum: Create green cluster via Actions -> Create clone",
                        Need.RDS,
                        Need.SQL),
                entry(
                        UpgradeCluster.class,
                        "Medplum: On green, upgrade to desired Major version",
                        Need.RDS,
                        Need.IN_PLACE_UPGRADE),
                entry(
                        ReadStartLsn.class,
                        "Medplum: On green, obtain initial LSN of green writer BEFORE starting version upgrade",
                        Need.SQL),
                entry(
                        DropCopiedReplication.class,
                        "Medplum: On green, delete replication slot and publication",
                        Need.SQL),
                entry(UpdateExtensions.class, "Medplum: On green, upgrade extensions to newest versions", Need.SQL),
                entry(SubscribeWithoutCopy.class, "Medplum: On green, create subscription", Need.SQL),
                entry(AdvanceReplicationOrigin.class, "Medplum: On green, advance replication origin", Need.SQL),
                entry(EnableSubscription.class, "Medplum: On green, enable logical replication", Need.SQL));
    }

    private static List<Entry> onData() {
        return List.of(
                entry(
                        ApplySchema.class,
                        "Not in the runbooks: an empty green is given blue's structure, which a clone brings along",
                        Need.SQL),
                entry(
                        Analyze.class,
                        "Medplum: On green, analyze the database after replication has caught up",
                        Need.SQL),
                entry(CompareData.class, "ServerFault: verify that both systems have identical data", Need.SQL),
                entry(RefreshMaterializedViews.class, "Not in the runbooks: a refresh is not replicated", Need.SQL),
                entry(SynchronizeSequences.class, "Medplum: Run cutover (sequences)", Need.SQL),
                entry(
                        WaitForCalm.class,
                        "Medplum: Wait for no elevated load, batch jobs, etc. before continuing",
                        Need.SQL),
                entry(TerminateIdleConnections.class, "Medplum: Terminate inactive connections", Need.SQL));
    }

    private static List<Entry> onAccess() {
        return List.of(
                entry(
                        Fence.class,
                        "Not in the runbooks: what bypasses the gate would write to blue and be lost",
                        Need.SQL),
                entry(
                        KeepOut.class,
                        "Not in the runbooks: whoever is led to green too early would write what is lost",
                        Need.SQL),
                entry(
                        LiftFence.class,
                        "Not in the runbooks: a fence is catalog data, and travels to a replica",
                        Need.SQL),
                entry(
                        AdvanceReplicationSlot.class,
                        "Not in the runbooks: what green had from blue is not sent back",
                        Need.SQL),
                entry(
                        MarkWayBack.class,
                        "Not in the runbooks: from where on blue could follow green, and take over again",
                        Need.SQL));
    }

    private static List<Entry> onServers() {
        return List.of(
                entry(
                        EnableLogicalReplication.class,
                        "Medplum: Update cluster parameter group to enable logical replication; restart database to apply",
                        Need.RDS,
                        Need.SQL),
                entry(
                        DisableLogicalReplication.class,
                        "Medplum: (optional) Disable logical replication on new cluster",
                        Need.RDS,
                        Need.SQL),
                entry(CreateInstance.class, "Medplum: Create green cluster", Need.RDS, Need.SQL),
                entry(CreateReplica.class, "RightScale: Launch the new slave server", Need.RDS, Need.SQL),
                entry(
                        PromoteReplica.class,
                        "RightScale: Promote the new slave to become the new master",
                        Need.RDS,
                        Need.SQL),
                entry(AddReader.class, "Medplum: Add readers to green cluster", Need.RDS, Need.SQL),
                entry(DeleteCluster.class, "Medplum: Shutdown/terminate blue database", Need.RDS),
                entry(
                        DeleteInstance.class,
                        "RightScale: Shut down the old master and slave servers; Medplum: Shutdown blue database",
                        Need.RDS));
    }

    private static List<Entry> onTraffic() {
        return List.of(
                entry(
                        PauseTraffic.class,
                        "Medplum: Run cutover (PAUSE); ServerFault: Disconnect your application from the old master",
                        Need.GATE),
                entry(
                        RepointTraffic.class,
                        "Medplum: Run cutover (point the pooler at green); ServerFault: Connect your application to the new master",
                        Need.GATE),
                entry(ResumeTraffic.class, "Medplum: Run cutover (RESUME)", Need.GATE),
                entry(
                        RedeployApplication.class,
                        "Medplum: Remove usage of readers from server config; add PgBouncer to server config secret; redeploy",
                        Need.DEPLOYMENT),
                entry(SmokeCheck.class, "Medplum: Ensure server working as expected", Need.DEPLOYMENT));
    }

    private static List<Entry> byTheOperator() {
        return List.of(
                entry(RunCommand.class, "Whatever a runbook does that no step here does", Need.SHELL),
                entry(Confirm.class, "Medplum: Review output; ensure server working as expected", Need.PERSON));
    }

    static Entry entry(Class<? extends Step> type, String standsFor, Need... needs) {
        return new Entry(type, standsFor, Set.of(needs));
    }
}
