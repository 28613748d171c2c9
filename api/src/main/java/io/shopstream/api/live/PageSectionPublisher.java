package io.shopstream.api.live;

import io.shopstream.api.analytics.Dimension;
import io.shopstream.api.dependency.DependencyUnavailableException;
import io.shopstream.api.live.PagePoll.State;
import io.shopstream.api.pipeline.PeriodicTasks;
import io.shopstream.api.sse.SseBroadcaster;
import io.shopstream.api.warehouse.CachedQueries;
import io.shopstream.api.warehouse.ProductNames;
import io.shopstream.api.warehouse.Warehouse;
import io.shopstream.schemas.client.StreamsClient;
import io.shopstream.schemas.query.QueryJson;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Computes the sections that pages name in their subscription, once for all clients: an event follows within a second of the
 * subscription, and then whenever the section has changed. Without a subscriber a section is neither queried nor kept.
 */
public final class PageSectionPublisher implements AutoCloseable {
    // Of the look for new subscribers.
    private static final Duration STEP = Duration.ofSeconds(1);
    private static final Duration OF_STORES = Duration.ofSeconds(1);
    // About as often as the sink loads; a query of some hundred rows.
    private static final Duration OF_MARTS = Duration.ofSeconds(2);
    // Each reads 90 days of sales.
    private static final Duration OF_STOCK = Duration.ofSeconds(30);
    // The checks run every few minutes.
    private static final Duration OF_CHECKS = Duration.ofSeconds(10);
    // Each costs a query per section and step.
    private static final int MAX_CURRENCIES = 8;
    private static final String ALL_CURRENCIES = "";

    private final PagePoll poll;
    private final SseBroadcaster broadcaster;
    private final Clock clock;
    private final PeriodicTasks periodicTasks = new PeriodicTasks("api-live-pages");

    public PageSectionPublisher(
            StreamsClient streams,
            ProductNames names,
            Warehouse warehouse,
            CachedQueries queries,
            SseBroadcaster broadcaster,
            Clock clock) {
        this.poll = new PagePoll(streams, names, warehouse, queries);
        this.broadcaster = broadcaster;
        this.clock = clock;
    }

    public void start() {
        forAll(LiveSection.FUNNEL, OF_STORES, () -> poll.funnel(clock.instant()));
        forAll(LiveSection.ALERTS, OF_STORES, poll::alerts);
        byCurrency(LiveSection.CATEGORIES, Dimension.CATEGORY);
        byCurrency(LiveSection.COUNTRIES, Dimension.COUNTRY);
        forAll(LiveSection.STOCK, OF_STOCK, poll::stock);
        forAll(LiveSection.QUALITY, OF_CHECKS, poll::quality);
    }

    private void forAll(LiveSection section, Duration refresh, Supplier<Optional<State>> query) {
        String code = section.code();
        Function<String, Optional<State>> source = _ -> query.get();
        periodicTasks.every(
                STEP,
                new Task(code, refresh, source, () -> broadcaster.isWanted(code) ? Set.of(ALL_CURRENCIES) : Set.of()));
    }

    private void byCurrency(LiveSection section, Dimension dimension) {
        String code = section.code();
        periodicTasks.every(
                STEP,
                new Task(
                        code,
                        OF_MARTS,
                        currency -> poll.sales(dimension, currency, clock.instant()),
                        () -> broadcaster.currencies(Set.of(code))));
    }

    @Override
    public void close() {
        periodicTasks.close();
    }

    /** One section; runs of a task never overlap. */
    private final class Task implements Runnable {
        private final String section;
        private final Duration refresh;
        private final Function<String, Optional<State>> query;
        private final Supplier<Set<String>> subscribed;
        private final Map<String, Published> published = new HashMap<>();

        Task(
                String section,
                Duration refresh,
                Function<String, Optional<State>> query,
                Supplier<Set<String>> subscribed) {
            this.section = section;
            this.refresh = refresh;
            this.query = query;
            this.subscribed = subscribed;
        }

        @Override
        public void run() {
            Set<String> wanted = new TreeSet<>(subscribed.get());
            Set<String> gone = new TreeSet<>(published.keySet());
            gone.removeAll(wanted);
            gone.forEach(currency -> {
                published.remove(currency);
                // A later subscriber waits for the new state instead of getting an old one.
                broadcaster.forget(section, nullable(currency));
            });
            wanted.stream().limit(MAX_CURRENCIES).forEach(this::publish);
        }

        private void publish(String currency) {
            Instant now = clock.instant();
            Published before = published.get(currency);
            if (before != null && before.queriedAt().plus(refresh).isAfter(now)) {
                return;
            }
            Object last = before == null ? null : before.content();
            Optional<State> state;
            try {
                state = query.apply(currency);
            } catch (DependencyUnavailableException e) {
                // The pipeline event names the dependency; clients keep the last state with its own as_of.
                state = Optional.empty();
            }
            Object content = state.map(State::content).orElse(last);
            published.put(currency, new Published(now, content));
            if (state.isPresent() && !state.get().content().equals(last)) {
                broadcaster.publish(
                        section,
                        nullable(currency),
                        QueryJson.mapper().writeValueAsString(state.get().event()));
            }
        }

        private static @Nullable String nullable(String currency) {
            return currency.equals(ALL_CURRENCIES) ? null : currency;
        }
    }

    private record Published(Instant queriedAt, @Nullable Object content) {}
}
