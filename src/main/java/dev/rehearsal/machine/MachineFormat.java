package dev.rehearsal.machine;

import dev.rehearsal.requests.Fields;
import dev.rehearsal.requests.LogFormat;
import dev.rehearsal.requests.MalformedLineException;

/** What the machine did, as text. */
record MachineFormat() implements LogFormat<MachineSample> {
    @Override
    public String noun() {
        return "sample of the machine";
    }

    @Override
    public String header() {
        return "#machine 1: from,to,busy,stolen,pressure,memory,disk,available";
    }

    @Override
    public String line(MachineSample sample) {
        return "%d,%d,%d,%d,%d,%d,%d,%d"
                .formatted(
                        sample.from(),
                        sample.to(),
                        sample.busy(),
                        sample.stolen(),
                        sample.pressure(),
                        sample.memory(),
                        sample.disk(),
                        sample.available());
    }

    @Override
    public MachineSample parse(Fields fields) throws MalformedLineException {
        return new MachineSample(
                fields.number("from"),
                fields.number("to"),
                fields.number("busy"),
                fields.number("stolen"),
                fields.number("pressure"),
                fields.number("memory"),
                fields.number("disk"),
                fields.number("available"));
    }
}
