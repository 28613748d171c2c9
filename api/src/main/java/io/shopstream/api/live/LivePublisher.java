package io.shopstream.api.live;

import io.shopstream.api.live.LivePoll.Picture;
import io.shopstream.api.live.LiveSections.BestSellers;
import io.shopstream.api.live.LiveSections.Orders;
import io.shopstream.api.live.LiveSections.RevenueMinutes;
import io.shopstream.api.part.PartUnavailableException;
import io.shopstream.api.pipeline.PipelineWatch;
import io.shopstream.api.pipeline.Repeater;
import io.shopstream.api.sse.SseBroadcaster;
import io.shopstream.api.streams.StreamsClient;
import io.shopstream.api.warehouse.ProductNames;
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
 * Computes the live stream, once for everybody: {@code rates} every second without fail, {@code revenue} every second
 * while streams answers, the rest when it changed. With nobody watching it looks only often enough to have a fresh first
 * picture.
 */
public final class LivePublisher implements AutoCloseable {
    private static final Duration BEAT = Duration.ofSeconds(1);
    private static final Duration PIPELINE_BEAT = Duration.ofSeconds(2);
    private static final int UNWATCHED_BEATS = 5;
    // Each currency costs four questions a second.
    private static final int MOST_CURRENCIES = 8;

    private final LivePoll poll;
    private final FeedTally tally;
    private final PipelineWatch pipeline;
    private final SseBroadcaster broadcaster;
    private final String ownCurrency;
    private final Clock clock;
    private final Repeater repeater = new Repeater("api-live-publisher");
    private final Map<String, Picture> shown = new HashMap<>();
    private long ordersShown = -1;
    private long beats;

    public LivePublisher(
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
        repeater.every(BEAT, this::publishFeed);
        repeater.every(PIPELINE_BEAT, () -> publish("pipeline", null, pipeline.brief(tally.rates())));
        repeater.every(BEAT, this::publishStores);
    }

    private void publishFeed() {
        publish("rates", null, tally.rates());
        long changes = tally.orderChanges();
        if (changes != ordersShown) {
            ordersShown = changes;
            publish("orders", null, new Orders(tally.latestOrders(), clock.instant()));
        }
    }

    private void publishStores() {
        boolean watched = broadcaster.clientCount() > 0;
        if (!watched && beats++ % UNWATCHED_BEATS != 0) {
            return;
        }
        Set<String> currencies = new TreeSet<>(broadcaster.scopes());
        currencies.remove(ownCurrency);
        publishStores(ownCurrency);
        currencies.stream().limit(MOST_CURRENCIES - 1).forEach(this::publishStores);
        shown.keySet().removeIf(currency -> !currency.equals(ownCurrency) && !currencies.contains(currency));
    }

    private void publishStores(String currency) {
        Instant now = clock.instant();
        Picture picture;
        try {
            picture = poll.look(currency, now);
        } catch (PartUnavailableException e) {
            // The pipeline event says which part and since when; what was shown stays, with its own as_of.
            return;
        }
        Picture before = shown.put(currency, picture);
        publish("revenue", currency, picture.windows());
        if (before == null || !same(before.minutes(), picture.minutes())) {
            publish("series", currency, picture.minutes());
        }
        if (before == null || !same(before.bestSellers(), picture.bestSellers())) {
            publish("products", currency, picture.bestSellers());
        }
    }

    private static boolean same(RevenueMinutes before, RevenueMinutes now) {
        return before.from().equals(now.from()) && before.series().equals(now.series());
    }

    private static boolean same(BestSellers before, BestSellers now) {
        return before.from().equals(now.from())
                && before.byNet().equals(now.byNet())
                && before.byUnits().equals(now.byUnits());
    }

    private void publish(String type, @Nullable String scope, Object event) {
        broadcaster.publish(type, scope, QueryJson.mapper().writeValueAsString(event));
    }

    @Override
    public void close() {
        repeater.close();
    }
}
