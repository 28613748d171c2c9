package io.shopstream.api.reports.finding;

import io.shopstream.api.reports.content.Finding;
import io.shopstream.api.reports.content.Finding.Tone;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * The change of any other figure.
 *
 * @param figure of both periods, with its name: a plural such as "New customers", but a singular of a share
 */
public record FigureChange(Comparison figure, Unit unit, Welcome welcome, Threshold threshold) {

    /** How a figure is written, and what verb its name has. */
    public enum Unit {
        AMOUNT("were"),
        COUNT("were"),
        SHARE("was");

        private final String verb;

        Unit(String verb) {
            this.verb = verb;
        }
    }

    /** Which change of a figure is good news. */
    public enum Welcome {
        RISE,
        FALL
    }

    /** Empty if the change is not notable. */
    public Optional<Finding> finding(Words words) {
        if (!threshold.isPassed(figure)) {
            return Optional.empty();
        }
        Welcome change = figure.contribution().signum() > 0 ? Welcome.RISE : Welcome.FALL;
        String sentence =
                "%s %s.".formatted(figure.name(), figure.former().signum() == 0 ? sinceZero(words) : changed(words));
        return Optional.of(new Finding(sentence, change == welcome ? Tone.GOOD : Tone.BAD));
    }

    private String sinceZero(Words words) {
        return "%s %s after %s".formatted(unit.verb, written(figure.now(), words), written(figure.former(), words));
    }

    private String changed(Words words) {
        if (unit == Unit.SHARE) {
            return "%s by %s to %s (%s before)"
                    .formatted(
                            figure.contribution().signum() > 0 ? "rose" : "fell",
                            words.points(figure.contribution().abs()),
                            words.percent(figure.now()),
                            words.percent(figure.former()));
        }
        String changed = words.changed(figure, value -> written(value, words));
        return changed.contains(" from ")
                ? changed
                : "%s (%s before)".formatted(changed, written(figure.former(), words));
    }

    private String written(BigDecimal value, Words words) {
        return switch (unit) {
            case AMOUNT -> words.amount(value);
            case COUNT -> words.count(value.longValueExact());
            case SHARE -> words.percent(value);
        };
    }
}
