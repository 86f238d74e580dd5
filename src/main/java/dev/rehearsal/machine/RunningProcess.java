package dev.rehearsal.machine;

/**
 * A process as it was at one moment.
 *
 * @param parent the id of the process that started it, or took it over
 * @param started tells it apart from an earlier process of the same id; in units of the system
 * @param name of its program, shortened by some systems
 * @param used CPU time that it has used, in microseconds
 * @param inherited CPU time that its ended children had used, as far as the system tells
 * @param resident bytes of memory that it holds; 0 where the system does not tell
 * @param moved bytes that it has had read from disks and written to them; 0 where the system does not tell
 */
record RunningProcess(
        long pid, long parent, long started, String name, long used, long inherited, long resident, long moved) {
    /** The name of a thread of the kernel, as ps(1) writes it: nobody can end that. */
    static String kernel(String name) {
        return "[%s]".formatted(name);
    }

    static boolean isKernel(String name) {
        return name.startsWith("[");
    }

    /** All the time that is accounted to it: a child's becomes its parent's when the child has ended. */
    long total() {
        return used + inherited;
    }
}
