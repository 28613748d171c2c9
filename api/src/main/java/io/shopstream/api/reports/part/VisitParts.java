package io.shopstream.api.reports.part;

import io.shopstream.api.analytics.calendar.Period;
import io.shopstream.api.answer.analytics.change.Change;
import io.shopstream.api.answer.analytics.change.Percent;
import io.shopstream.api.answer.analytics.visits.Funnel;
import io.shopstream.api.answer.analytics.visits.FunnelBucket;
import io.shopstream.api.answer.analytics.visits.FunnelChanges;
import io.shopstream.api.reports.content.Section;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Visits: how many reach each step, and how that changes over time. */
public final class VisitParts {
    private VisitParts() {}

    /** @param former null if nothing is compared */
    private record Step(String name, long visits, @Nullable Long former) {}

    public static Section funnel(Funnel funnel) {
        List<Step> steps = steps(funnel);
        long all = funnel.sessions();
        return new Section(
                "From visit to order",
                List.of(
                        Charts.funnel(
                                "From visit to order",
                                steps.stream()
                                        .map(step -> new Charts.Item(step.name(), step.visits(), null, null))
                                        .toList(),
                                "Visits that reached each step; the figures are in the table."),
                        TableBuilder.<Step>of("funnel", "Visits that reached each step")
                                .with("step", "Step", step -> Values.text(step.name()))
                                .with("visits", "Visits", step -> Values.count(step.visits()))
                                .with("share", "Of all", step -> Values.percent(Percent.rate(step.visits(), all)))
                                .withIf(
                                        funnel.comparedWith() != null,
                                        "visits_former",
                                        "Before",
                                        step -> Values.count(step.former()))
                                .rows(steps)));
    }

    private static List<Step> steps(Funnel funnel) {
        FunnelChanges changes = funnel.changes();
        return List.of(
                step("Visits", funnel.sessions(), changes == null ? null : changes.sessions()),
                step("Saw a product", funnel.withView(), changes == null ? null : changes.withView()),
                step("Filled a cart", funnel.withCart(), changes == null ? null : changes.withCart()),
                step("Went to checkout", funnel.withCheckout(), changes == null ? null : changes.withCheckout()),
                step("Bought", funnel.withPurchase(), changes == null ? null : changes.withPurchase()));
    }

    private static Step step(String name, long visits, @Nullable Change<Long> change) {
        return new Step(name, visits, change == null ? null : change.former());
    }

    /** @param period whose buckets are those of the answer */
    public static Section overTime(Funnel funnel, Period period) {
        List<FunnelBucket> series = funnel.series() == null ? List.of() : funnel.series();
        int count = period.buckets().count();
        return new Section(
                "Conversion over time",
                List.of(
                        Charts.lines(
                                "Conversion over time",
                                Charts.Kind.PERCENT,
                                period,
                                List.of(
                                        line("Filled a cart", series, FunnelBucket::withCart, count),
                                        line("Went to checkout", series, FunnelBucket::withCheckout, count),
                                        line("Bought", series, FunnelBucket::withPurchase, count)),
                                "Share of the visits that reached a step; the figures are in the table."),
                        TableBuilder.<FunnelBucket>of("visits-over-time", "Visits over time")
                                .with("start", "From", bucket -> SalesParts.start(period, bucket.index()))
                                .with("sessions", "Visits", bucket -> Values.count(bucket.sessions()))
                                .with("with_cart", "Filled a cart", bucket -> Values.count(bucket.withCart()))
                                .with("with_checkout", "Checkout", bucket -> Values.count(bucket.withCheckout()))
                                .with("with_purchase", "Bought", bucket -> Values.count(bucket.withPurchase()))
                                .with(
                                        "conversion_rate",
                                        "Conversion",
                                        bucket -> Values.percent(bucket.conversionRate()))
                                .with(
                                        "abandonment_rate",
                                        "Carts left",
                                        bucket -> Values.percent(bucket.abandonmentRate()))
                                .rows(series)));
    }

    private static Charts.Line line(
            String name, List<FunnelBucket> series, ToLongFunction<FunnelBucket> step, int count) {
        return new Charts.Line(
                name,
                Charts.aligned(
                        series,
                        FunnelBucket::index,
                        bucket -> Percent.rate(step.applyAsLong(bucket), bucket.sessions()),
                        count,
                        null));
    }
}
