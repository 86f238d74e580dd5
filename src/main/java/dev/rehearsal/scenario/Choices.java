package dev.rehearsal.scenario;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The words that may stand in one place, and what to say to somebody who wrote another. */
public record Choices(List<String> words) {
    public Choices {
        words = List.copyOf(words);
    }

    public static Choices of(Collection<String> words) {
        return new Choices(words.stream().sorted().toList());
    }

    /** As in {@code 'x' is no step; did you mean 'y'? Choose one of a, b, y}. */
    public String refuse(String given, String noun) {
        String meant = nearest(given)
                .map(word -> "did you mean '%s'? Choose".formatted(word))
                .orElse("choose");
        return "'%s' is no %s; %s one of %s".formatted(given, noun, meant, String.join(", ", words));
    }

    /** The word that was probably meant; of numbers, none is more likely than another. */
    private Optional<String> nearest(String given) {
        return given.matches("[\\d.]*")
                ? Optional.empty()
                : words.stream()
                        .filter(word -> distance(given, word) <= Math.min(3, (word.length() + 1) / 2))
                        .min(Comparator.comparingInt(word -> distance(given, word)));
    }

    /** How many letters must be put in, left out or changed to come from one word to the other. */
    private static int distance(String from, String to) {
        int[] above = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int[] row = new int[to.length() + 1];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int changed = above[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(changed, Math.min(above[j], row[j - 1]) + 1);
            }
            above = row;
        }
        return above[to.length()];
    }
}
