package dev.rehearsal.requests;

import dev.rehearsal.requests.Schedule.Stage;

/** The stages of a load as text. */
record RateFormat() implements LogFormat<Stage> {
    @Override
    public String noun() {
        return "stage of a load";
    }

    @Override
    public String header() {
        return "#rates 1: number,at,rate";
    }

    /** The rate as exactly as it is kept to, or times hours later would be others. */
    @Override
    public String line(Stage stage) {
        return "%d,%d,%s".formatted(stage.number(), stage.at(), stage.rate());
    }

    @Override
    public Stage parse(Fields fields) throws MalformedLineException {
        return new Stage(fields.number("number"), fields.number("at"), rate(fields.word("rate")));
    }

    private static double rate(String word) throws MalformedLineException {
        try {
            return Double.parseDouble(word);
        } catch (NumberFormatException e) {
            throw new MalformedLineException("'rate' is '%s', which is no number".formatted(word));
        }
    }
}
