package dev.rehearsal.machine;

import java.util.Collection;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * How to tell that a process belongs to a part of the rehearsal. What such a process starts belongs to the same part,
 * unless a mark says otherwise. Safe for many threads if what it is made of is.
 *
 * @param isPassedOn whether what such a process starts belongs to the part too; else to what it would without the mark
 */
public record Mark(Part part, Sign sign, boolean isPassedOn) {
    public Mark(Part part, Sign sign) {
        this(part, sign, true);
    }

    /** What a process is known by. */
    public interface Sign {
        boolean isOn(Seen process);
    }

    /** A process that a sign may be on; its command line and group are asked for when they are wanted. */
    public interface Seen {
        long pid();

        long parent();

        String program();

        String commandLine();

        String group();
    }

    /** A process, but not what it starts. */
    public static Mark alone(Part part, Sign sign) {
        return new Mark(part, sign, false);
    }

    /** The processes of these ids, whichever they are at the time. */
    public static Mark ids(Part part, Supplier<Collection<Long>> ids) {
        return new Mark(part, process -> ids.get().contains(process.pid()));
    }

    /** What this process started, and names that text on its command line. */
    public static Mark started(Part part, String text) {
        long here = ProcessHandle.current().pid();
        return new Mark(
                part,
                process -> process.parent() == here && process.commandLine().contains(text));
    }

    /** Processes that name that text, such as a folder, on their command line. */
    public static Mark commandLine(Part part, String text) {
        return new Mark(part, process -> process.commandLine().contains(text));
    }

    /** Processes that the system accounts for in a group like that. */
    public static Mark group(Part part, Predicate<String> group) {
        return new Mark(part, process -> group.test(process.group()));
    }

    /** Programs of a name whose command line is like that. */
    public static Mark program(Part part, String name, Predicate<String> commandLine) {
        return new Mark(part, process -> process.program().equals(name) && commandLine.test(process.commandLine()));
    }
}
