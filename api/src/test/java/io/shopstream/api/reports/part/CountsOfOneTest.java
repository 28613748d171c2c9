package io.shopstream.api.reports.part;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.api.answer.Revenue;
import io.shopstream.api.answer.analytics.CampaignSales;
import io.shopstream.api.answer.analytics.ProductSales;
import io.shopstream.api.answer.analytics.RankedSales;
import io.shopstream.api.answer.analytics.SalesBreakdown;
import io.shopstream.api.answer.analytics.SalesPart;
import io.shopstream.api.answer.analytics.customers.RfmAnalysis;
import io.shopstream.api.answer.analytics.customers.RfmSegment;
import io.shopstream.api.answer.analytics.customers.Segment;
import io.shopstream.api.answer.analytics.customers.Segments;
import io.shopstream.api.reports.content.Chart;
import io.shopstream.api.reports.content.Section;
import io.shopstream.api.reports.finding.Comparison;
import io.shopstream.api.reports.finding.Partition;
import io.shopstream.api.reports.finding.ProductChange;
import io.shopstream.api.reports.finding.ProductChanges;
import io.shopstream.api.reports.finding.Words;
import io.shopstream.api.reports.format.ReportText;
import io.shopstream.api.reports.rule.CustomerRules;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Of one thing reports speak in the singular, in notes of charts and in sentences. */
class CountsOfOneTest {
    private static final Instant NOW = Instant.parse("2026-12-01T02:00:00Z");
    private static final Words WORDS = new Words(new ReportText("USD", ZoneOffset.UTC));
    private static final Pattern ONE_OF_MANY = Pattern.compile("(?<![\\d.,])1 (?:[a-z]+ )?(?!is\\b|was\\b)[a-z]+s\\b");

    @Test
    void shouldFindAPluralAfterOne() {
        assertThat("1 orders, 1 other countries").containsPattern(ONE_OF_MANY);
        assertThat("1 order, 21 orders, 2.1 points, 1,001 orders, 1 is left, 1 other country")
                .doesNotContainPattern(ONE_OF_MANY);
    }

    static Stream<Section> sections() {
        Revenue one = Revenue.ofMinor(1_000, 0, 1_000, 1, 1);
        SalesPart country = SalesPart.of(null, "Norway", one, one.net(), null);
        return Stream.of(
                Breakdowns.of(countries(country), "Countries", "Country"),
                ProductParts.ranking(ranking(), "products", "Best sellers"),
                CampaignParts.of(List.of(new CampaignSales(
                        "c", "Spring", "web", null, null, null, "10.00", "0.00", "10.00", 1, 1, null))),
                SegmentParts.loyalty(new Segments(
                        "USD",
                        1,
                        1,
                        null,
                        List.of(new Segment(
                                "new", 1, 1, 0, 1, "10.00", "0.00", "10.00", "10.00", null, BigDecimal.ONE, null)),
                        NOW)));
    }

    @ParameterizedTest
    @MethodSource("sections")
    void shouldNoteTheSingularInCharts(Section section) {
        String data = section.blocks().stream()
                .filter(Chart.class::isInstance)
                .map(block -> ((Chart) block).data() + ((Chart) block).description())
                .findFirst()
                .orElseThrow();

        assertThat(data).containsPattern("\\b1 (order|unit|customer)\\b").doesNotContainPattern(ONE_OF_MANY);
    }

    private static SalesBreakdown countries(SalesPart country) {
        return new SalesBreakdown(
                "country",
                "USD",
                NOW,
                NOW.plusSeconds(60),
                "10.00",
                "0.00",
                "10.00",
                1,
                1,
                null,
                1,
                List.of(country),
                null,
                null,
                null,
                "UTC",
                null,
                null,
                null,
                "mart",
                NOW);
    }

    private static RankedSales ranking() {
        ProductSales product = new ProductSales(1, "p", "Tray", "c", "10.00", 1, 1, null, null, null, null);
        return new RankedSales(
                "USD",
                null,
                NOW,
                NOW.plusSeconds(60),
                "net",
                "most",
                false,
                null,
                List.of(product),
                "mart",
                NOW,
                false,
                0,
                null,
                "UTC",
                null,
                null,
                null);
    }

    @Test
    void shouldTellTheSingularInSentences() {
        ProductChanges changes = new ProductChanges(
                new BigDecimal("1000.00"),
                List.of(new ProductChange(comparison("Atlas", "10.00", "1000.00"), 1, 100, 1, 95)));
        RfmSegment atRisk = new RfmSegment("at-risk", "", 1, 3, "500.00", null, BigDecimal.ONE, new BigDecimal("0.50"));
        RfmAnalysis rfm = new RfmAnalysis("USD", null, NOW, 1, 3, "500.00", List.of(atRisk), List.of(), List.of(), NOW);
        Partition countries = new Partition(
                "country",
                "countries",
                List.of(comparison("Norway", "10.00", "1.00"), comparison("Spain", "5.00", "1.00")));

        assertThat(changes.findings(WORDS, 1).getFirst().sentence())
                .contains("(1 unit after 100)")
                .doesNotContainPattern(ONE_OF_MANY);
        assertThat(CustomerRules.atRisk(rfm, WORDS).orElseThrow().action())
                .startsWith("Write to 1 customer at risk, who bought")
                .doesNotContainPattern(ONE_OF_MANY);
        assertThat(countries.first(1).getLast().name()).isEqualTo("1 other country");
    }

    private static Comparison comparison(String name, String now, String former) {
        return new Comparison(name, new BigDecimal(now), new BigDecimal(former));
    }
}
