package dev.rehearsal.cli;

import dev.rehearsal.cli.terminal.Screen;
import dev.rehearsal.cli.terminal.SummaryPrinter;
import dev.rehearsal.journal.CorruptJournalException;
import dev.rehearsal.journal.JournalFormat;
import dev.rehearsal.journal.RehearsalFolder;
import dev.rehearsal.load.LoadFolder;
import dev.rehearsal.load.LoadReport;
import dev.rehearsal.report.Report;
import dev.rehearsal.report.story.Summary;
import dev.rehearsal.requests.CorruptLogException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes the report of an earlier rehearsal again. */
@Command(
        name = "report",
        description = "Makes a rehearsal's report again from its journal and request log, also after a crash.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:the rehearsal passed", "1:it failed", "2:no journal, or a corrupted one", "3:unknown"},
        footerHeading = "%nExample:%n",
        footer = "  rehearse report reports/postgres-logical-replication/2026-11-20-140312")
final class ReportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "The rehearsal's folder, which holds journal.jsonl.")
    private Path folder = Path.of("");

    @Override
    public Integer call() throws CorruptJournalException, CorruptLogException {
        RehearsalFolder rehearsal = new RehearsalFolder(folder);
        if (!Files.isRegularFile(rehearsal.journal())) {
            throw new IllegalArgumentException(
                    "'%s' holds no rehearsal: there is no %s; name a folder under reports/SCENARIO/"
                            .formatted(folder, rehearsal.journal().getFileName()));
        }
        Summary summary = Summary.of(JournalFormat.read(rehearsal.journal()));
        new LoadReport(new LoadFolder(folder)).begin().ifPresent(LoadReport.Making::await);
        Path page = Report.write(rehearsal);
        new SummaryPrinter(Screen.of(spec)).print(summary, page, "");
        return ExitCode.of(summary.verdict()).number();
    }
}
