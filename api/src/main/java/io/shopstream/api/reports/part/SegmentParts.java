package io.shopstream.api.reports.part;

import io.shopstream.api.answer.analytics.customers.RfmAnalysis;
import io.shopstream.api.answer.analytics.customers.RfmQuintile;
import io.shopstream.api.answer.analytics.customers.RfmSegment;
import io.shopstream.api.answer.analytics.customers.Segment;
import io.shopstream.api.answer.analytics.customers.Segments;
import io.shopstream.api.reports.content.Section;
import io.shopstream.api.reports.content.Value;
import io.shopstream.api.reports.format.ReportText;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Customers in groups. */
public final class SegmentParts {
    private static final int BEST = 5;

    private SegmentParts() {}

    /** A code as a word: {@code at-risk} becomes "At risk". */
    public static String words(String code) {
        return code.substring(0, 1).toUpperCase(Locale.ROOT) + code.substring(1).replaceAll("[-_]", " ");
    }

    public static Section rfm(RfmAnalysis rfm) {
        return new Section(
                "Recency, frequency and monetary value",
                List.of(
                        Charts.heat(
                                "Customers by recency (R) and frequency (F); 5 is best",
                                Charts.Kind.COUNT,
                                IntStream.rangeClosed(1, BEST)
                                        .mapToObj(score -> "F" + score)
                                        .toList(),
                                IntStream.rangeClosed(1, BEST)
                                        .mapToObj(row -> "R" + (BEST + 1 - row))
                                        .toList(),
                                rfm.grid().stream()
                                        .map(cell -> new Charts.Cell(
                                                cell.frequency() - 1, BEST - cell.recency(), cell.customers(), null))
                                        .toList(),
                                true,
                                "How many customers bought lately and often; what the scores mean is in the table."),
                        TableBuilder.<RfmSegment>of("rfm-segments", "RFM segments")
                                .with("segment", "Segment", item -> Values.text(words(item.segment())))
                                .with("customers", "Customers", item -> Values.count(item.customers()))
                                .with("share_of_customers", "Share", item -> Values.percent(item.shareOfCustomers()))
                                .with("net", "Net revenue", item -> Values.amount(item.net()))
                                .with("share_of_net", "Of net", item -> Values.percent(item.shareOfNet()))
                                .with("rule", "Rule", item -> Values.text(item.rule()))
                                .rows(rfm.segments()),
                        TableBuilder.<RfmQuintile>of("rfm-scores", "What the scores mean")
                                .with("measure", "Measure", row -> Values.text(words(row.measure())))
                                .with("score", "Score", row -> Values.count((long) row.score()))
                                .with("customers", "Customers", row -> Values.count(row.customers()))
                                .with("lowest", "From", row -> border(row.measure(), row.lowest()))
                                .with("highest", "To", row -> border(row.measure(), row.highest()))
                                .rows(rfm.quintiles())));
    }

    private static Value border(String measure, @Nullable String value) {
        if (value == null) {
            return Value.Missing.MISSING;
        }
        return switch (measure) {
            case "recency" -> Values.time(Instant.parse(value));
            case "frequency" -> Values.count(Long.valueOf(value));
            default -> Values.amount(new BigDecimal(value));
        };
    }

    public static Section loyalty(Segments segments) {
        return new Section(
                "Loyalty, over all orders so far",
                List.of(
                        Charts.bars(
                                "Net revenue by loyalty",
                                Charts.Kind.MONEY,
                                segments.items().stream()
                                        .map(item -> new Charts.Item(
                                                words(item.segment()),
                                                item.net(),
                                                item.shareOfNet(),
                                                ReportText.counted(item.customers(), "customer", "customers")))
                                        .toList(),
                                "Net revenue of customers by how often they bought; the figures are in the table."),
                        TableBuilder.<Segment>of("loyalty", "Loyalty segments")
                                .with("segment", "Segment", item -> Values.text(words(item.segment())))
                                .with("customers", "Customers", item -> Values.count(item.customers()))
                                .with("share_of_customers", "Share", item -> Values.percent(item.shareOfCustomers()))
                                .with("orders", "Orders", item -> Values.count(item.orders()))
                                .with("net", "Net revenue", item -> Values.amount(item.net()))
                                .with("share_of_net", "Of net", item -> Values.percent(item.shareOfNet()))
                                .with("net_per_customer", "Per customer", item -> Values.amount(item.netPerCustomer()))
                                .rows(segments.items())));
    }
}
