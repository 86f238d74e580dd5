package dev.rehearsal.machine;

/** What a machine can run short of. */
public enum Resource {
    CPU("CPU", 20),
    MEMORY("memory", 200),
    DISK("disk", 1000);

    private final String inWords;
    private final long worthNaming;

    Resource(String inWords, long worthNaming) {
        this.inWords = inWords;
        this.worthNaming = worthNaming;
    }

    public String inWords() {
        return inWords;
    }

    /** From how much on a process is named: thousandths of one processor, MiB, KiB per second. */
    long worthNaming() {
        return worthNaming;
    }

    /** So much of it, in words. */
    String inWords(long amount) {
        return switch (this) {
            case CPU -> "%d %%".formatted(Math.round(amount / 10.0));
            case MEMORY -> "%,d MiB".formatted(amount);
            case DISK -> "%,d KiB/s".formatted(amount);
        };
    }
}
