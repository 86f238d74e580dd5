package dev.rehearsal.machine;

import dev.rehearsal.requests.LogFormat;
import dev.rehearsal.requests.LogReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the machine did, in two files of a rehearsal's folder: one of the whole machine, one of whose processes used it.
 * Each sample is handed to the system before its call returns. For one thread.
 */
public final class MachineLog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MachineLog.class);
    private static final String MACHINE = "machine.log";
    private static final String PROCESSES = "processes.log";

    private final Log<MachineSample> machine;
    private final Log<ProcessSample> processes;

    private MachineLog(Log<MachineSample> machine, Log<ProcessSample> processes) {
        this.machine = machine;
        this.processes = processes;
    }

    private record Log<R>(Writer file, LogFormat<R> format) {
        static <R> Log<R> create(Path file, LogFormat<R> format) {
            try {
                Log<R> log = new Log<>(Files.newBufferedWriter(file, StandardOpenOption.CREATE_NEW), format);
                log.put(format.header());
                return log;
            } catch (IOException e) {
                throw new UncheckedIOException("cannot create " + file, e);
            }
        }

        void put(String line) {
            try {
                file.write(line);
                file.write('\n');
                file.flush();
            } catch (IOException e) {
                throw new UncheckedIOException("cannot write what the machine does", e);
            }
        }

        /** A disk that is full is told of elsewhere. */
        void close() {
            try {
                file.close();
            } catch (IOException e) {
                LOG.error("what the machine did is not written to its end", e);
            }
        }
    }

    /** Begins both files, which do not exist yet. */
    public static MachineLog create(Path folder) {
        return new MachineLog(
                Log.create(folder.resolve(MACHINE), new MachineFormat()),
                Log.create(folder.resolve(PROCESSES), new ProcessFormat()));
    }

    /** Keeps nothing. */
    static MachineLog nowhere() {
        return new MachineLog(
                new Log<>(Writer.nullWriter(), new MachineFormat()),
                new Log<>(Writer.nullWriter(), new ProcessFormat()));
    }

    public void append(MachineSample sample) {
        machine.put(machine.format().line(sample));
    }

    public void append(ProcessSample sample) {
        processes.put(processes.format().line(sample));
    }

    /** Whether a rehearsal wrote down what its machine did. */
    static boolean isIn(Path folder) {
        return Files.exists(folder.resolve(MACHINE)) && Files.exists(folder.resolve(PROCESSES));
    }

    static LogReader<MachineSample> machine(Path folder) {
        return LogReader.open(folder.resolve(MACHINE), new MachineFormat());
    }

    static LogReader<ProcessSample> processes(Path folder) {
        return LogReader.open(folder.resolve(PROCESSES), new ProcessFormat());
    }

    @Override
    public void close() {
        machine.close();
        processes.close();
    }
}
