package simulations;

import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Decides of which kind each request is, by its number and the rate alone, so that two loads of one seed and rate make
 * the same requests. Immutable.
 */
final class Mix {
    /** A kind with a fixed pace never takes more of a mixed load than this, however low the rate. */
    private static final double LARGEST_SHARE = 0.1;

    /** Far from any fraction that paces and rates make, where rounding would make the distances uneven. */
    private static final double PHASE = 0.618034;

    private final List<Pace> paces;
    private final long seed;

    /** @param paces of the kinds, in their order */
    Mix(List<Pace> paces, long seed) {
        if (paces.isEmpty()) {
            throw new IllegalArgumentException("a load needs at least one kind of request");
        }
        boolean isMixed = paces.stream().anyMatch(pace -> !pace.isFixed());
        this.paces = isMixed ? List.copyOf(paces) : Collections.nCopies(paces.size(), new Pace(1, 0));
        this.seed = seed;
    }

    /** The place, in the list of kinds, of the one that a request is of. */
    int kind(Timetable.Place request) {
        long number = request.number();
        // A kind with a fixed pace has a place of its own in every round, so that two never fall on the same number.
        long round = (number - 1) / paces.size();
        int place = (int) ((number - 1) % paces.size());
        return isDue(paces.get(place), round, request.rate()) ? place : byWeight(source(seed, number));
    }

    /** What chooses all else about a request: a stream of its own for each number, apart from what chose its kind. */
    static SplittableRandom random(long seed, long number) {
        return source(seed, number).split();
    }

    private static SplittableRandom source(long seed, long number) {
        // Multiplied, so that neighbouring seeds do not share most of their streams.
        return new SplittableRandom(seed * 0x9E3779B97F4A7C15L + number);
    }

    private boolean isDue(Pace pace, long round, double rate) {
        double perRound = paces.size() * Math.min(pace.perSecond() / rate, LARGEST_SHARE);
        return Math.floor((round + 1) * perRound + PHASE) > Math.floor(round * perRound + PHASE);
    }

    private int byWeight(SplittableRandom random) {
        int left = random.nextInt(paces.stream().mapToInt(Pace::weight).sum());
        int kind = -1;
        while (left >= 0) {
            kind++;
            left -= paces.get(kind).weight();
        }
        return kind;
    }
}
