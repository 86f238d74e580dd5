package dev.rehearsal.requests;

/** Hiccups as text. */
record HiccupFormat() implements LogFormat<Hiccup> {
    @Override
    public String noun() {
        return "hiccup";
    }

    @Override
    public String header() {
        return "#hiccups 1: at,late";
    }

    @Override
    public String line(Hiccup hiccup) {
        return hiccup.at() + "," + hiccup.late();
    }

    @Override
    public Hiccup parse(Fields fields) throws MalformedLineException {
        return new Hiccup(fields.number("at"), fields.number("late"));
    }
}
