package simulations;

import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Decides of which kind each request is, by its number alone, so that two loads of one seed make the same requests.
 * Immutable.
 */
final class Mix {
    /** A kind with a pace of its own never takes more of the load than this, however low the rate. */
    private static final double LARGEST_SHARE = 0.1;

    private final List<Kind> paced;
    private final List<Kind> weighed;
    private final double rate;
    private final long seed;

    Mix(List<Kind> kinds, double rate, long seed) {
        List<String> names = kinds.stream().map(Kind::name).toList();
        if (names.isEmpty() || Set.copyOf(names).size() < names.size()) {
            throw new IllegalArgumentException(
                    "a load needs at least one kind of request, each with a name of its own; found " + names);
        }
        boolean arePacedAlone = kinds.stream().allMatch(kind -> kind.perSecond() > 0);
        this.weighed = arePacedAlone
                ? kinds.stream().map(kind -> kind.weighing(1)).toList()
                : kinds.stream().filter(kind -> kind.perSecond() == 0).toList();
        this.paced = arePacedAlone
                ? List.of()
                : kinds.stream().filter(kind -> kind.perSecond() > 0).toList();
        this.rate = rate;
        this.seed = seed;
    }

    Kind kind(long number) {
        for (int i = 0; i < paced.size(); i++) {
            // Each kind has a phase of its own, so that they seldom fall on the same number.
            if (isDue(paced.get(i), number, (i + 0.5) / paced.size())) {
                return paced.get(i);
            }
        }
        return byWeight(source(seed, number));
    }

    /** What chooses all else about a request: a stream of its own for each number, apart from what chose its kind. */
    static SplittableRandom random(long seed, long number) {
        return source(seed, number).split();
    }

    private static SplittableRandom source(long seed, long number) {
        // Multiplied, so that neighbouring seeds do not share most of their streams.
        return new SplittableRandom(seed * 0x9E3779B97F4A7C15L + number);
    }

    private boolean isDue(Kind kind, long number, double phase) {
        double share = Math.min(kind.perSecond() / rate, LARGEST_SHARE);
        return Math.floor(number * share + phase) > Math.floor((number - 1) * share + phase);
    }

    private Kind byWeight(SplittableRandom random) {
        int left = random.nextInt(weighed.stream().mapToInt(Kind::weight).sum());
        for (Kind kind : weighed) {
            left -= kind.weight();
            if (left < 0) {
                return kind;
            }
        }
        throw new IllegalStateException("weights must add up");
    }
}
