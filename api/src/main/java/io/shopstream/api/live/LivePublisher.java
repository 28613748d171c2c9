package io.shopstream.api.live;

import io.shopstream.api.live.LivePoll.Picture;
import io.shopstream.api.live.LiveSections.BestSellers;
import io.shopstream.api.live.LiveSections.Orders;
import io.shopstream.api.live.LiveSections.RevenueMinutes;
import io.shopstream.api.part.DependencyUnavailableException;
import io.shopstream.api.pipeline.FixedDelayTasks;
import io.shopstream.api.pipeline.PipelineWatch;
import io.shopstream.api.sse.SseBroadcaster;
import io.shopstream.api.streams.StreamsClient;
import io.shopstream.api.warehouse.ProductNames;
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
 * Computes the live stream, once for everybody: {@code rates} every second without fail, {@code revenue} too
 * while streams answers, and within {@link FreshnessBudget#SCREEN} when it changed, as the rest. With nobody watching it looks only often
 * enough to have a fresh first picture.
 */
public final class LivePublisher implements AutoCloseable {
    // Of what is sent without a change, and of the rankings, which are the dear part of a picture.
    private static final Duration BEAT = Duration.ofSeconds(1);
    private static final Duration PIPELINE_BEAT = Duration.ofSeconds(2);
    private static final Duration UNWATCHED = Duration.ofSeconds(15);
    // Each currency costs two questions per picture, and two more a second.
    private static final int MAX_CURRENCIES = 8;

    private final LivePoll poll;
    private final FeedTally tally;
    private final PipelineWatch pipeline;
    private final SseBroadcaster broadcaster;
    private final String ownCurrency;
    private final Clock clock;
    private final FixedDelayTasks fixedDelayTasks = new FixedDelayTasks("api-live-publisher");
    private final Map<String, Shown> shown = new HashMap<>();
    private final Throttle unwatchedOrders = new Throttle(UNWATCHED);
    private final Throttle unwatchedStores = new Throttle(UNWATCHED);
    private final Throttle unavailableStores = new Throttle(BEAT);
    private long ordersShown = -1;

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
        fixedDelayTasks.every(BEAT, () -> publish("rates", null, tally.rates()));
        fixedDelayTasks.every(PIPELINE_BEAT, () -> publish("pipeline", null, pipeline.brief(tally.rates())));
        fixedDelayTasks.every(FreshnessBudget.SCREEN, this::publishOrders);
        fixedDelayTasks.every(FreshnessBudget.SCREEN, this::publishStores);
    }

    private boolean isDue(Throttle unwatched) {
        return broadcaster.clientCount() > 0 || unwatched.millisToWait(clock.millis()) == 0;
    }

    private void publishOrders() {
        if (!isDue(unwatchedOrders)) {
            return;
        }
        unwatchedOrders.ran(clock.millis());
        long changes = tally.orderChanges();
        if (changes != ordersShown) {
            ordersShown = changes;
            publish("orders", null, new Orders(tally.latestOrders(), clock.instant()));
        }
    }

    private void publishStores() {
        if (!isDue(unwatchedStores) || unavailableStores.millisToWait(clock.millis()) > 0) {
            return;
        }
        Set<String> currencies = new TreeSet<>(broadcaster.scopes());
        currencies.remove(ownCurrency);
        boolean answered = publishStores(ownCurrency);
        (answered ? unwatchedStores : unavailableStores).ran(clock.millis());
        currencies.stream().limit(MAX_CURRENCIES - 1).forEach(this::publishStores);
        shown.keySet().removeIf(currency -> !currency.equals(ownCurrency) && !currencies.contains(currency));
    }

    private boolean publishStores(String currency) {
        Instant now = clock.instant();
        Shown before = shown.computeIfAbsent(currency, _ -> new Shown());
        boolean beat = before.beat.millisToWait(now.toEpochMilli()) == 0;
        Picture picture;
        try {
            picture = poll.look(currency, now, beat || before.picture == null ? null : before.picture.bestSellers());
        } catch (DependencyUnavailableException e) {
            // The pipeline event says which part and since when; what was shown stays, with its own as_of.
            return false;
        }
        Picture last = before.picture;
        before.picture = picture;
        boolean sold = last == null || !same(last.minutes(), picture.minutes());
        if (beat || sold) {
            publish("revenue", currency, picture.windows());
        }
        if (sold) {
            publish("series", currency, picture.minutes());
        }
        if (last == null || !same(last.bestSellers(), picture.bestSellers())) {
            publish("products", currency, picture.bestSellers());
        }
        if (beat) {
            before.beat.ran(now.toEpochMilli());
        }
        return true;
    }

    /** What the clients of one currency have before them. */
    private static final class Shown {
        private final Throttle beat = new Throttle(BEAT);
        private @Nullable Picture picture;
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
        fixedDelayTasks.close();
    }
}
