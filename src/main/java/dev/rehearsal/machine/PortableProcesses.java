package dev.rehearsal.machine;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The processes that Java knows of, on any system. What ended children had used is not told. */
record PortableProcesses() implements ProcessTable {
    @Override
    public List<RunningProcess> read() {
        return ProcessHandle.allProcesses().map(PortableProcesses::running).toList();
    }

    private static RunningProcess running(ProcessHandle process) {
        ProcessHandle.Info info = process.info();
        return new RunningProcess(
                process.pid(),
                process.parent().map(ProcessHandle::pid).orElse(0L),
                info.startInstant().map(Instant::toEpochMilli).orElse(0L),
                info.command().map(PortableProcesses::program).orElse("unknown"),
                info.totalCpuDuration().map(Duration::toNanos).orElse(0L) / 1000,
                0,
                0,
                0);
    }

    private static String program(String command) {
        return String.valueOf(Path.of(command).getFileName());
    }

    @Override
    public String commandLine(RunningProcess process) {
        return ProcessHandle.of(process.pid())
                .flatMap(handle -> handle.info().commandLine())
                .orElse("");
    }

    @Override
    public String group(RunningProcess process) {
        return "";
    }
}
