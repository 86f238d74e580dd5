package dev.rehearsal.cli.terminal;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.Style;
import picocli.CommandLine.Model.CommandSpec;

/** Where a command writes, with colours where the terminal has them and nobody asked for none. */
public record Screen(PrintWriter out, PrintWriter err, Ansi ansi) {
    public static Screen of(CommandSpec spec) {
        CommandLine command = spec.commandLine();
        return new Screen(
                command.getOut(), command.getErr(), command.getColorScheme().ansi());
    }

    /** One line. */
    public void line(String text) {
        out.println(text);
        out.flush();
    }

    public void heading(String text) {
        line(styled(text, Style.bold));
    }

    public String bold(String text) {
        return styled(text, Style.bold);
    }

    String faint(String text) {
        return styled(text, Style.faint);
    }

    public String good(String text) {
        return styled(text, Style.fg_green);
    }

    public String bad(String text) {
        return styled(text, Style.fg_red);
    }

    public String doubtful(String text) {
        return styled(text, Style.fg_yellow);
    }

    private String styled(String text, Style style) {
        return ansi.enabled() ? style.on() + text + Style.reset.on() : text;
    }
}
