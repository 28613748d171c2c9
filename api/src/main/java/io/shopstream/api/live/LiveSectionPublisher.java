package io.shopstream.api.live;

import io.shopstream.api.dependency.DependencyUnavailableException;
import io.shopstream.api.live.LiveSections.BestSellers;
import io.shopstream.api.live.LiveSections.Orders;
import io.shopstream.api.live.LiveSections.RevenueMinutes;
import io.shopstream.api.pipeline.PeriodicTasks;
import io.shopstream.api.pipeline.PipelineWatch;
import io.shopstream.api.sse.SseBroadcaster;
import io.shopstream.api.warehouse.ProductNames;
import io.shopstream.schemas.client.StreamsClient;
import io.shopstream.schemas.pace.FreshnessBudget;
import io.shopstream.schemas.pace.Throttle;
import io.shopstream.schemas.query.QueryJson;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Computes the sections of the live page once for all clients: {@code rates} every second, {@code pipeline} every two
 * seconds and {@code revenue} every second while streams answers. Changed revenue, series, rankings and orders follow
 * within {@link FreshnessBudget#SCREEN}. Without a client of a section it queries that only every 15 s, so that a new
 * client gets recent figures.
 */
public final class LiveSectionPublisher implements AutoCloseable {
    // Of sections that are sent unchanged, and of the rankings, whose queries are the most expensive.
    private static final Duration REFRESH = Duration.ofSeconds(1);
    private static final Duration PIPELINE_REFRESH = Duration.ofSeconds(2);
    private static final Duration UNWATCHED = Duration.ofSeconds(15);
    // Each currency costs two queries per update, and two more per second.
    private static final int MAX_CURRENCIES = 8;
    private static final Set<String> ORDERS = Set.of(LiveSection.ORDERS.code());
    private static final Set<String> OF_STORES =
            Set.of(LiveSection.REVENUE.code(), LiveSection.SERIES.code(), LiveSection.PRODUCTS.code());

    private final LivePoll poll;
    private final FeedTally tally;
    private final PipelineWatch pipeline;
    private final SseBroadcaster broadcaster;
    private final String ownCurrency;
    private final Clock clock;
    private final PeriodicTasks periodicTasks = new PeriodicTasks("api-live-publisher");
    private final Map<String, Published> published = new HashMap<>();
    private final Throttle unwatchedOrders = new Throttle(UNWATCHED);
    private final Throttle unwatchedStores = new Throttle(UNWATCHED);
    private final Throttle unavailableStores = new Throttle(REFRESH);
    private long ordersPublished = -1;

    public LiveSectionPublisher(
            StreamsClient streams,
            ProductNames names,
            FeedTally tally,
            PipelineWatch pipeline,
            SseBroadcaster broadcaster,
            String ownCurrency,
            Clock clock) {
        this.poll = new LivePoll(streams, names);
        this.tally = tally;
        this.pipeline = pipeline;
        this.broadcaster = broadcaster;
        this.ownCurrency = ownCurrency;
        this.clock = clock;
    }

    public void start() {
        periodicTasks.every(REFRESH, () -> publish(LiveSection.RATES, null, tally.rates()));
        periodicTasks.every(
                PIPELINE_REFRESH, () -> publish(LiveSection.PIPELINE, null, pipeline.withoutRowCounts(tally.rates())));
        periodicTasks.every(FreshnessBudget.SCREEN, this::publishOrders);
        periodicTasks.every(FreshnessBudget.SCREEN, this::publishStores);
    }

    private boolean isDue(Set<String> sections, Throttle unwatched) {
        return sections.stream().anyMatch(broadcaster::isWanted) || unwatched.millisToWait(clock.millis()) == 0;
    }

    private void publishOrders() {
        if (!isDue(ORDERS, unwatchedOrders)) {
            return;
        }
        unwatchedOrders.ran(clock.millis());
        long changes = tally.orderChanges();
        if (changes != ordersPublished) {
            ordersPublished = changes;
            publish(LiveSection.ORDERS, null, new Orders(tally.latestOrders(), clock.instant()));
        }
    }

    private void publishStores() {
        if (!isDue(OF_STORES, unwatchedStores) || unavailableStores.millisToWait(clock.millis()) > 0) {
            return;
        }
        Set<String> currencies = new TreeSet<>(broadcaster.currencies(OF_STORES));
        currencies.remove(ownCurrency);
        boolean answered = publishStores(ownCurrency);
        (answered ? unwatchedStores : unavailableStores).ran(clock.millis());
        currencies.stream().limit(MAX_CURRENCIES - 1).forEach(this::publishStores);
        published.keySet().removeIf(currency -> !currency.equals(ownCurrency) && !currencies.contains(currency));
    }

    private boolean publishStores(String currency) {
        Instant now = clock.instant();
        Published before = published.computeIfAbsent(currency, _ -> new Published());
        boolean due = before.refresh.millisToWait(now.toEpochMilli()) == 0;
        LiveFigures figures;
        try {
            figures = poll.query(currency, now, due || before.figures == null ? null : before.figures.bestSellers());
        } catch (DependencyUnavailableException e) {
            // The pipeline event names the dependency; clients keep the last figures with their own as_of.
            return false;
        }
        LiveFigures last = before.figures;
        before.figures = figures;
        boolean salesChanged = last == null || !same(last.minutes(), figures.minutes());
        if (due || salesChanged) {
            publish(LiveSection.REVENUE, currency, figures.windows());
        }
        if (salesChanged) {
            publish(LiveSection.SERIES, currency, figures.minutes());
        }
        if (last == null || !same(last.bestSellers(), figures.bestSellers())) {
            publish(LiveSection.PRODUCTS, currency, figures.bestSellers());
        }
        if (due) {
            before.refresh.ran(now.toEpochMilli());
        }
        return true;
    }

    /** What was last published to the clients of one currency. */
    private static final class Published {
        private final Throttle refresh = new Throttle(REFRESH);
        private @Nullable LiveFigures figures;
    }

    private static boolean same(RevenueMinutes before, RevenueMinutes now) {
        return before.from().equals(now.from())
                && before.series().equals(now.series())
                && before.stale() == now.stale();
    }

    private static boolean same(BestSellers before, BestSellers now) {
        return before.from().equals(now.from())
                && before.byNet().equals(now.byNet())
                && before.byUnits().equals(now.byUnits())
                && before.stale() == now.stale();
    }

    private void publish(LiveSection section, @Nullable String currency, Object event) {
        broadcaster.publish(section.code(), currency, QueryJson.mapper().writeValueAsString(event));
    }

    @Override
    public void close() {
        periodicTasks.close();
    }
}
