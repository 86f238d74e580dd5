package dev.rehearsal.requests;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** When each request of a load was to be sent: at a constant rate, stage by stage, oldest first. Immutable. */
public record Schedule(List<Stage> stages) {
    public Schedule {
        stages = List.copyOf(stages);
    }

    /**
     * A stretch of one rate.
     *
     * @param number of its first request
     * @param at when that was to be sent, in microseconds since the epoch
     * @param rate requests per second
     */
    public record Stage(long number, long at, double rate) {
        /** When a request of this stage was to be sent. */
        public long intended(long which) {
            return at + Math.round((which - number) * Micros.PER_SECOND / rate);
        }
    }

    /** One rate from the first request on. */
    public static Schedule constant(long begun, double rate) {
        return new Schedule(List.of(new Stage(1, begun, rate)));
    }

    /** What a rehearsal's folder tells; without stages where no load has begun there. */
    public static Schedule in(Path folder) throws CorruptLogException {
        Path file = folder.resolve(RateLog.NAME);
        List<Stage> stages = new ArrayList<>();
        if (Files.exists(file)) {
            try (LogReader<Stage> log = RateLog.read(file)) {
                log.forEach(stages::add);
            }
        }
        return new Schedule(stages);
    }

    public boolean isEmpty() {
        return stages.isEmpty();
    }

    /** The last stage's requests per second; 0 where there is none. */
    public double rate() {
        return isEmpty() ? 0 : last().rate();
    }

    /** The stage that a load ends with. */
    public Stage last() {
        return stages.get(stages.size() - 1);
    }

    /** When a request was to be sent, in microseconds since the epoch. */
    public long intended(long number) {
        return stageOf(number).intended(number);
    }

    private Stage stageOf(long number) {
        for (int i = stages.size() - 1; i > 0; i--) {
            if (stages.get(i).number() <= number) {
                return stages.get(i);
            }
        }
        return stages.get(0);
    }

    /** The number of the last request that was to be sent by then; 0 before the first. */
    public long lastArrivedBy(long time) {
        for (int i = stages.size() - 1; i >= 0; i--) {
            Stage stage = stages.get(i);
            if (stage.at() <= time) {
                return stage.number() + (long) Math.floor((time - stage.at()) * stage.rate() / Micros.PER_SECOND);
            }
        }
        return 0;
    }
}
