package dev.rehearsal.cli;

/** Leaves everything running at the end of a rehearsal until somebody has looked at it. */
record Keeping(BreakingOff breakingOff, Screen screen) {
    void hold() {
        screen.line("");
        screen.line("Judged and reported; everything is still running. Press Ctrl-C to end it.");
        try {
            breakingOff.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
