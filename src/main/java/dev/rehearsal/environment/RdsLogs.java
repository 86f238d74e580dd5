package dev.rehearsal.environment;

import dev.rehearsal.journal.LogEnd;
import dev.rehearsal.step.ServerLogs;
import dev.rehearsal.step.Servers;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterMember;
import software.amazon.awssdk.services.rds.model.DescribeDBLogFilesDetails;

/**
 * The logs as RDS gives them. It begins a new file every hour or at some size, so that the one before may be wanted
 * too. (<a href="https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_LogAccess.html">Monitoring Amazon RDS log
 * files</a>)
 */
public record RdsLogs(RdsClient rds, Servers servers, ShownLogs shown) implements ServerLogs {
    private static final int FILES = 2;

    @Override
    public List<LogEnd> endsOf(String role) {
        Optional<String> identifier = servers.identifier(role);
        try {
            return identifier
                    .map(each -> servers.isCluster(role) ? members(each) : List.of(each))
                    .orElse(List.of())
                    .stream()
                    .map(this::end)
                    .toList();
        } catch (RuntimeException e) {
            return List.of(missing(identifier.orElse(role), e));
        }
    }

    private List<String> members(String cluster) {
        return rds.describeDBClusters(r -> r.dbClusterIdentifier(cluster)).dbClusters().stream()
                .map(DBCluster::dbClusterMembers)
                .flatMap(List::stream)
                .sorted(Comparator.comparing(member -> !member.isClusterWriter()))
                .map(DBClusterMember::dbInstanceIdentifier)
                .toList();
    }

    private LogEnd end(String instance) {
        try {
            List<String> files = newest(instance);
            StringBuilder text = new StringBuilder();
            for (String file : files) {
                if (text.chars().filter(each -> each == '\n').count() < ShownLogs.MOST_LINES) {
                    text.insert(0, portion(instance, file));
                }
            }
            return files.isEmpty()
                    ? LogEnd.missing(instance, "RDS has no log of it in a form for people")
                    : shown.end(instance, files.get(0), text.toString());
        } catch (RuntimeException e) {
            return missing(instance, e);
        }
    }

    /** The latest files in the form for people, the newest first. */
    private List<String> newest(String instance) {
        return rds.describeDBLogFilesPaginator(r -> r.dbInstanceIdentifier(instance)).describeDBLogFiles().stream()
                .filter(file -> !file.logFileName().matches(".*\\.(csv|json)"))
                .sorted(Comparator.comparing(DescribeDBLogFilesDetails::lastWritten)
                        .reversed())
                .limit(FILES)
                .map(DescribeDBLogFilesDetails::logFileName)
                .toList();
    }

    private String portion(String instance, String file) {
        return Optional.ofNullable(rds.downloadDBLogFilePortion(r -> r.dbInstanceIdentifier(instance)
                                .logFileName(file)
                                .numberOfLines(ShownLogs.MOST_LINES))
                        .logFileData())
                .orElse("");
    }

    private static LogEnd missing(String server, RuntimeException e) {
        return LogEnd.missing(
                server, "RDS did not give it (%s); look at its log files in the console".formatted(e.getMessage()));
    }
}
