package io.shopstream.api.analytics.rfm;

import io.shopstream.api.params.BadParameterException;
import io.shopstream.api.params.Choices;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Some of the scores: those of a cell, or those to which the rule of a segment applies.
 *
 * @param scores as {@link ScoredSql#SCORES} has them
 * @param words for readers
 */
public record RfmChoice(List<Integer> scores, String words) {
    private static final Pattern CELL = Pattern.compile("[1-5]{2,3}");

    public RfmChoice {
        scores = List.copyOf(scores);
    }

    /** @throws BadParameterException unless the text is two or three scores, such as 54 or 545 */
    public static RfmChoice cell(String parameter, String text) {
        if (!CELL.matcher(text).matches()) {
            throw new BadParameterException(
                    parameter,
                    "must be the scores of recency and frequency, such as 54, or also that of monetary value, such as"
                            + " 545: each from 1 to 5");
        }
        int recency = score(text, 0);
        int frequency = score(text, 1);
        String words = "recency %d, frequency %d".formatted(recency, frequency);
        if (text.length() == 2) {
            return of(some -> some.recency() == recency && some.frequency() == frequency, words);
        }
        int monetary = score(text, 2);
        return of(
                some -> some.recency() == recency && some.frequency() == frequency && some.monetary() == monetary,
                words + ", monetary " + monetary);
    }

    /** @throws BadParameterException unless a segment has this name */
    public static RfmChoice segment(String parameter, String text) {
        Choices.parse(parameter, text, codes());
        RfmRule rule = Arrays.stream(RfmRule.values())
                .filter(some -> some.code().equals(text))
                .findFirst()
                .orElseThrow();
        return of(rule::appliesTo, text + ": " + rule.words());
    }

    private static List<String> codes() {
        return Arrays.stream(RfmRule.values()).map(RfmRule::code).toList();
    }

    private static int score(String text, int place) {
        return text.charAt(place) - '0';
    }

    private static RfmChoice of(Predicate<Scores> condition, String words) {
        List<Integer> numbers = new ArrayList<>();
        for (int recency = 1; recency <= Scores.MAX; recency++) {
            for (int frequency = 1; frequency <= Scores.MAX; frequency++) {
                for (int monetary = 1; monetary <= Scores.MAX; monetary++) {
                    for (boolean boughtOnce : new boolean[] {false, true}) {
                        Scores some = new Scores(recency, frequency, monetary, boughtOnce);
                        if (condition.test(some)) {
                            numbers.add(some.number());
                        }
                    }
                }
            }
        }
        return new RfmChoice(numbers, words);
    }
}
