package io.shopstream.api.reports.finding;

import io.shopstream.api.reports.content.Finding;
import io.shopstream.api.reports.content.Finding.Tone;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;

/**
 * The change of net revenue and what drove it.
 *
 * @param net of both periods
 * @param hadSales whether anything was sold or returned in the former period
 * @param partitions of the net, coarse ones first
 */
public record NetChange(Comparison net, boolean hadSales, Threshold threshold, List<Partition> partitions) {
    private static final String NAME = "Net revenue ";

    /**
     * Empty if nothing is notable: neither the change nor two changes that cancel each other. A change that is large, but
     * not larger than earlier ones, is told as such.
     */
    public Optional<Finding> finding(Words words) {
        if (net.former().signum() == 0) {
            return net.now().signum() == 0 ? cancelled(words) : Optional.of(sinceNothing(words));
        }
        return threshold.isPassed(net) || threshold.isWithinUsual(net) ? Optional.of(changed(words)) : cancelled(words);
    }

    private Finding sinceNothing(Words words) {
        String now = NAME + "was " + words.amount(net.now());
        // There are no shares to compare, so nothing can be said to have driven it.
        return new Finding(
                now
                        + (hadSales
                                ? " after " + words.amount(net.former()) + "."
                                : "; nothing was sold in the former period."),
                tone(net.now()));
    }

    private Finding changed(Words words) {
        StringBuilder sentence = new StringBuilder(NAME).append(words.changed(net, words::amount));
        boolean isUsual = threshold.isWithinUsual(net);
        BigDecimal expected = threshold.usual().expected();
        if (isUsual) {
            sentence.append(", as much as it often changes");
        } else if (expected.abs().compareTo(Threshold.RELATIVE) >= 0) {
            sentence.append(", where a change of ")
                    .append(words.percent(expected))
                    .append(" is usual");
        }
        Driver.of(partitions)
                .map(driver -> driven(driver, words))
                .or(this::nothingStandsOut)
                .ifPresent(why -> sentence.append("; ").append(why));
        return new Finding(sentence.append('.').toString(), isUsual ? Tone.NEUTRAL : tone(net.contribution()));
    }

    private String driven(Driver driver, Words words) {
        Comparison part = driver.part();
        BigDecimal change = net.contribution();
        BigDecimal made = part.contribution();
        boolean isUp = change.signum() > 0;
        if (made.abs().compareTo(change.abs()) <= 0) {
            String all = made.abs().compareTo(change.abs()) == 0
                    ? "all of it"
                    : "%s of the %s".formatted(words.amount(made.abs()), words.amount(change.abs()));
            return "%s %s %s".formatted(part.name(), isUp ? "made" : "lost", all);
        }
        BigDecimal others = driver.partition().contributionOfOthers(part).abs();
        return "%s alone %s %s, all other %s together %s %s"
                .formatted(
                        part.name(),
                        isUp ? "made" : "lost",
                        words.amount(made.abs()) + (isUp ? " more" : ""),
                        driver.partition().plural(),
                        isUp ? "lost" : "made",
                        words.amount(others) + (isUp ? "" : " more"));
    }

    private Optional<String> nothingStandsOut() {
        List<String> nouns = partitions.stream()
                .filter(partition -> partition.parts().size() > 1)
                .map(Partition::noun)
                .toList();
        return nouns.isEmpty()
                ? Optional.empty()
                : Optional.of("no single %s stands out".formatted(String.join(" or ", nouns)));
    }

    private Optional<Finding> cancelled(Words words) {
        BigDecimal least = threshold.least(net.former());
        return Driver.cancelling(partitions, least)
                .map(pair -> new Finding(
                        "Net revenue stayed at about %s%s, but two changes cancel each other: %s rose by %s, %s fell by %s."
                                .formatted(
                                        words.amount(net.now()),
                                        net.former().signum() == 0 ? "" : " (" + signedPercent(words) + ")",
                                        pair.risen().name(),
                                        words.amount(pair.risen().contribution()),
                                        pair.fallen().name(),
                                        words.amount(
                                                pair.fallen().contribution().abs())),
                        Tone.NEUTRAL));
    }

    private String signedPercent(Words words) {
        BigDecimal change = net.contribution().divide(net.former().abs(), MathContext.DECIMAL64);
        return (change.signum() > 0 ? "+" : "") + words.percent(change);
    }

    private static Tone tone(BigDecimal change) {
        return change.signum() < 0 ? Tone.BAD : Tone.GOOD;
    }
}
