package io.shopstream.api.reports.content;

/**
 * A sentence made from figures, such as "Net revenue rose by 12.4 % to $10,540.00; Germany made $900.00 of the
 * $1,162.00.".
 *
 * @param tone whether the change is welcome
 */
public record Finding(String sentence, Tone tone) {
    public Finding {
        sentence = SingleLine.of(sentence);
    }

    /** How to take a finding; formats show it by a sign and a word, never by a colour alone. */
    public enum Tone {
        GOOD,
        BAD,
        NEUTRAL
    }
}
