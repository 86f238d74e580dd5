package dev.rehearsal.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** One command as a user would give it, and what came of it. */
record Command(int exitCode, String output, String error) {
    static Command run(String... arguments) {
        StringWriter output = new StringWriter();
        StringWriter error = new StringWriter();
        CommandLine command =
                Main.commandLine().setOut(new PrintWriter(output, true)).setErr(new PrintWriter(error, true));
        int exitCode = command.execute(arguments);
        return new Command(exitCode, output.toString(), error.toString());
    }
}
