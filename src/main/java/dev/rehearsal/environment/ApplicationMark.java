package dev.rehearsal.environment;

import dev.rehearsal.application.ApplicationMain;
import dev.rehearsal.machine.Mark;
import dev.rehearsal.machine.Part;

/** How to tell an instance of the reference application, from its first moment on. */
public final class ApplicationMark {
    public static final Mark OF_THIS_REHEARSAL = Mark.started(Part.APPLICATION, ApplicationMain.class.getName());

    private ApplicationMark() {}
}
