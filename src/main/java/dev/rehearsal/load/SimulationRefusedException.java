package dev.rehearsal.load;

/** A simulation that was asked for cannot be used. The message says what was looked for and everything found wrong. */
public final class SimulationRefusedException extends Exception {
    private static final long serialVersionUID = 1;

    SimulationRefusedException(String message) {
        super(message);
    }
}
