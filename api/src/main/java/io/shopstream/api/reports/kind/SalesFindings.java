package io.shopstream.api.reports.kind;

import io.shopstream.api.answer.analytics.SalesBucket;
import io.shopstream.api.answer.analytics.change.Change;
import io.shopstream.api.answer.reports.Summary;
import io.shopstream.api.answer.reports.SummaryChanges;
import io.shopstream.api.reports.content.Finding;
import io.shopstream.api.reports.finding.Comparison;
import io.shopstream.api.reports.finding.FigureChange;
import io.shopstream.api.reports.finding.FigureChange.Unit;
import io.shopstream.api.reports.finding.FigureChange.Welcome;
import io.shopstream.api.reports.finding.GrossChange;
import io.shopstream.api.reports.finding.NetChange;
import io.shopstream.api.reports.finding.ProductChanges;
import io.shopstream.api.reports.finding.Threshold;
import io.shopstream.api.reports.finding.Usual;
import io.shopstream.api.reports.finding.Words;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is notable in the sales, customers and visits of a period, the most important first. */
final class SalesFindings {
    private static final int MAX_PRODUCTS = 3;
    private static final int MAX_FINDINGS = 8;

    private final Summary summary;
    private final SummaryChanges changes;
    private final Contributions contributions;
    private final Past past;
    private final Words words;

    SalesFindings(Scope scope, Summary summary, SummaryChanges changes, Contributions contributions) {
        this.summary = summary;
        this.changes = changes;
        this.contributions = contributions;
        this.past = Past.read(scope);
        this.words = scope.words();
    }

    static Comparison net(SummaryChanges changes) {
        return amounts("Net revenue", changes.net());
    }

    List<Finding> all() {
        List<Finding> findings = new ArrayList<>();
        net().ifPresent(findings::add);
        if (!hadSales()) {
            // Everything is new, which the first sentence tells.
            return findings;
        }
        Optional<Finding> gross = gross();
        gross.or(this::orders).ifPresent(findings::add);
        findings.addAll(new ProductChanges(new BigDecimal(changes.net().former()), contributions.products())
                .findings(words, MAX_PRODUCTS));
        returns().ifPresent(findings::add);
        lost().ifPresent(findings::add);
        newCustomers().ifPresent(findings::add);
        conversion().or(this::visits).ifPresent(findings::add);
        return findings.stream().limit(MAX_FINDINGS).toList();
    }

    private Optional<Finding> net() {
        return new NetChange(
                        net(changes),
                        hadSales(),
                        ofAmounts(past.usual(day -> new BigDecimal(day.net()))),
                        contributions.partitions())
                .finding(words);
    }

    private boolean hadSales() {
        return FormerSales.exist(changes.orders(), changes.returns());
    }

    private Optional<Finding> gross() {
        return new GrossChange(
                        amounts("Gross revenue", changes.gross()),
                        changes.orders().value(),
                        changes.orders().former(),
                        ofAmounts(past.usual(day -> new BigDecimal(day.gross()))))
                .finding(words);
    }

    private Optional<Finding> orders() {
        return count("Orders", changes.orders(), Welcome.RISE, past.usual(day -> BigDecimal.valueOf(day.orders())));
    }

    // Returns are negative; a sentence tells their size.
    private Optional<Finding> returns() {
        Comparison returns = new Comparison(
                "Returns",
                new BigDecimal(changes.returns().value()).negate(),
                new BigDecimal(changes.returns().former()).negate());
        Usual usual = past.usual(SalesFindings::returned);
        return new FigureChange(returns, Unit.AMOUNT, Welcome.FALL, ofReturns(usual)).finding(words);
    }

    private static BigDecimal returned(SalesBucket day) {
        return new BigDecimal(day.returns()).negate();
    }

    private Threshold ofReturns(Usual usual) {
        // Their number is not known: as many as there are if each were of an average order.
        BigDecimal average = averageOrder();
        if (average.signum() == 0) {
            return new Threshold(BigDecimal.ZERO, usual);
        }
        return Threshold.ofAmounts(
                ordersIn(changes.returns().value(), average),
                ordersIn(changes.returns().former(), average),
                average,
                usual);
    }

    private static long ordersIn(String amount, BigDecimal average) {
        return new BigDecimal(amount)
                        .abs()
                        .divide(average, MathContext.DECIMAL64)
                        .longValue()
                + 1;
    }

    private Optional<Finding> lost() {
        return count("Orders lost", changes.ordersLost(), Welcome.FALL, Usual.UNKNOWN);
    }

    private Optional<Finding> newCustomers() {
        return count("New customers", changes.newCustomers(), Welcome.RISE, Usual.UNKNOWN);
    }

    private Optional<Finding> visits() {
        Change<Long> sessions = changes.sessions();
        return sessions == null ? Optional.empty() : count("Visits", sessions, Welcome.RISE, Usual.UNKNOWN);
    }

    private Optional<Finding> conversion() {
        Change<BigDecimal> rate = changes.conversionRate();
        Change<Long> sessions = changes.sessions();
        if (rate == null || sessions == null || sessions.value() == 0 || sessions.former() == 0) {
            return Optional.empty();
        }
        Threshold threshold = Threshold.ofShares(
                hits(rate.value(), sessions.value()),
                sessions.value(),
                hits(rate.former(), sessions.former()),
                sessions.former());
        return new FigureChange(
                        new Comparison("Conversion", rate.value(), rate.former()), Unit.SHARE, Welcome.RISE, threshold)
                .finding(words);
    }

    private static long hits(BigDecimal rate, long all) {
        return rate.multiply(BigDecimal.valueOf(all)).longValue();
    }

    private Optional<Finding> count(String name, Change<Long> change, Welcome welcome, Usual usual) {
        Comparison figure =
                new Comparison(name, BigDecimal.valueOf(change.value()), BigDecimal.valueOf(change.former()));
        return new FigureChange(figure, Unit.COUNT, welcome, Threshold.ofCounts(change.value(), change.former(), usual))
                .finding(words);
    }

    private Threshold ofAmounts(Usual usual) {
        return Threshold.ofAmounts(changes.orders().value(), changes.orders().former(), averageOrder(), usual);
    }

    private BigDecimal averageOrder() {
        return FormerSales.averageOrder(changes.orders(), changes.gross(), summary.averageOrderValue());
    }

    private static Comparison amounts(String name, Change<String> change) {
        return new Comparison(name, new BigDecimal(change.value()), new BigDecimal(change.former()));
    }
}
