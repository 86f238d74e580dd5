package dev.rehearsal.localrds.instance;

import dev.rehearsal.localrds.answer.Interruptible;
import dev.rehearsal.localrds.answer.Operation;
import dev.rehearsal.localrds.answer.Refusal;
import dev.rehearsal.localrds.holding.Instance;
import dev.rehearsal.localrds.holding.RdsAccount;
import dev.rehearsal.server.LogTail;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.rds.model.DescribeDBLogFilesDetails;
import software.amazon.awssdk.services.rds.model.DescribeDbLogFilesRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbLogFilesResponse;
import software.amazon.awssdk.services.rds.model.DownloadDbLogFilePortionRequest;
import software.amazon.awssdk.services.rds.model.DownloadDbLogFilePortionResponse;

/**
 * The log of an instance, which is one file here. (<a
 * href="https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DownloadDBLogFilePortion.html">DownloadDBLogFilePortion</a>)
 */
public record LogOperations(RdsAccount account) {
    static final String FILE = "error/postgresql.log";

    /** RDS gives no more of a file at once. */
    private static final int MOST_BYTES = 1 << 20;

    private static final int MOST_LINES = 10_000;

    public List<Operation<?>> all() {
        return List.of(
                Operation.of(DescribeDbLogFilesRequest.class, this::describe).requires("DBInstanceIdentifier"),
                Operation.of(DownloadDbLogFilePortionRequest.class, this::download)
                        .requires("DBInstanceIdentifier", "LogFileName")
                        .understands("NumberOfLines"));
    }

    private DescribeDbLogFilesResponse describe(DescribeDbLogFilesRequest request) {
        Instance instance = account.instances().named(request.dbInstanceIdentifier());
        LogTail log = end(instance, 1);
        return DescribeDbLogFilesResponse.builder()
                .describeDBLogFiles(DescribeDBLogFilesDetails.builder()
                        .logFileName(FILE)
                        .lastWritten(log.written().toEpochMilli())
                        .size(log.size())
                        .build())
                .build();
    }

    /** Without a marker, RDS begins with the most recent lines. */
    private DownloadDbLogFilePortionResponse download(DownloadDbLogFilePortionRequest request) {
        Instance instance = account.instances().named(request.dbInstanceIdentifier());
        if (!request.logFileName().equals(FILE)) {
            throw Refusal.logNotFound(request.logFileName());
        }
        int wanted = Optional.ofNullable(request.numberOfLines()).orElse(MOST_LINES);
        List<String> lines = end(instance, MOST_BYTES).text().lines().toList();
        return DownloadDbLogFilePortionResponse.builder()
                .logFileData(lines.stream()
                        .skip(Math.max(0, lines.size() - wanted))
                        .map(line -> line + "\n")
                        .collect(Collectors.joining()))
                .additionalDataPending(false)
                .build();
    }

    private static LogTail end(Instance instance, int bytes) {
        return instance.hasServer() ? Interruptible.call(() -> instance.server().log(bytes)) : LogTail.NOTHING;
    }
}
