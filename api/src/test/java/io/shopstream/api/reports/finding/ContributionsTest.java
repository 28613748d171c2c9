package io.shopstream.api.reports.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** Whatever the parts are, what they contribute adds up to the change of the whole, to the cent. */
class ContributionsTest {

    @RepeatedTest(200)
    void shouldAddUpToTheChange(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        Map<String, BigDecimal> now = parts(random);
        Map<String, BigDecimal> former = parts(random);
        boolean isComplete = random.nextBoolean();
        Comparison whole = new Comparison(
                "net",
                sum(now).add(isComplete ? BigDecimal.ZERO : cents(random)),
                sum(former).add(isComplete ? BigDecimal.ZERO : cents(random)));

        Partition partition = Partition.of("part", "parts", now, former, whole);

        assertThat(contributions(partition.parts())).isEqualByComparingTo(whole.contribution());
        int count = 1 + random.nextInt(5);
        assertThat(contributions(partition.first(count))).isEqualByComparingTo(whole.contribution());
        assertThat(partition.first(count)).hasSizeLessThanOrEqualTo(count + 1);
        assertThat(partition.whole("net").now()).isEqualByComparingTo(whole.now());
        partition.parts().stream().findFirst().ifPresent(part -> assertThat(
                        partition.contributionOfOthers(part).add(part.contribution()))
                .isEqualByComparingTo(whole.contribution()));
    }

    @RepeatedTest(100)
    void shouldSplitAChangeIntoPriceAndVolume(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        Comparison net = new Comparison("product", cents(random), cents(random));
        ProductChange change =
                new ProductChange(net, random.nextLong(-3, 90), random.nextLong(-3, 90), random.nextLong(9), 3);
        GrossChange gross = new GrossChange(
                net, random.nextLong(90), 1 + random.nextLong(90), Threshold.ofCounts(1, 1, Usual.UNKNOWN));

        assertThat(change.byPrice().add(change.byVolume())).isEqualByComparingTo(net.contribution());
        assertThat(gross.byOrders().add(gross.byValue())).isEqualByComparingTo(net.contribution());
    }

    private static Map<String, BigDecimal> parts(Random random) {
        Map<String, BigDecimal> parts = new HashMap<>();
        for (int i = random.nextInt(30); i > 0; i--) {
            parts.put("part " + random.nextInt(40), cents(random));
        }
        return parts;
    }

    private static BigDecimal cents(Random random) {
        return BigDecimal.valueOf(random.nextLong(-100_000_000, 900_000_000), 2);
    }

    private static BigDecimal sum(Map<String, BigDecimal> parts) {
        return parts.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal contributions(List<Comparison> parts) {
        return parts.stream().map(Comparison::contribution).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
