package io.shopstream.api.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.api.answer.pipeline.PipelineStatus.Freshness;
import io.shopstream.api.dependency.Dependency;
import io.shopstream.api.dependency.DependencyUnavailableException;
import io.shopstream.api.warehouse.SinkProgress;
import io.shopstream.schemas.topic.Topics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PipelineArithmeticTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final String ORDERS = "shop.orders.v1";
    private static final String MINUTES = "shop.revenue-per-minute.v1";

    private final LagArithmetic lag = new LagArithmetic(Topics.standard());

    private static SinkProgress.Position position(String group, String topic, int partition, long next, Instant at) {
        return new SinkProgress.Position(group, topic, partition, topic + "-id", next, at);
    }

    @Test
    void shouldDistinguishTheAgesOfFactsAndMarts() {
        SinkProgress sinkProgress = new SinkProgress(
                List.of(
                        position("shop-sink-facts", ORDERS, 0, 1, NOW.minusSeconds(5)),
                        position("shop-sink-facts", ORDERS, 1, 1, NOW.minusSeconds(3)),
                        position("shop-sink-marts", MINUTES, 0, 1, NOW.minusSeconds(9))),
                NOW.minusSeconds(20));
        Freshness freshness = FreshnessArithmetic.of(sinkProgress, lag, NOW);
        assertThat(freshness.newestOrderAgeSeconds()).isEqualTo(20);
        assertThat(freshness.factsAgeSeconds()).isEqualTo(3);
        assertThat(freshness.martsAgeSeconds()).isEqualTo(9);
    }

    @Test
    void shouldHaveNoAgeBeforeTheFirstLoad() {
        Freshness freshness = FreshnessArithmetic.of(new SinkProgress(List.of(), null), lag, NOW);
        assertThat(freshness.newestOrderAgeSeconds()).isNull();
        assertThat(freshness.martsAgeSeconds()).isNull();
    }

    @Test
    void shouldKeepTheStartOfAnOutage() {
        AtomicReference<@Nullable String> failure = new AtomicReference<>();
        DependencyProbe<String> probe = new DependencyProbe<>(Dependency.STREAMS, Clock.systemUTC(), () -> {
            String detail = failure.get();
            if (detail != null) {
                throw new DependencyUnavailableException(Dependency.STREAMS, detail, Duration.ofSeconds(1), null);
            }
            return "fine";
        });
        assertThat(probe.state().status()).isEqualTo("unknown");
        probe.probe();
        assertThat(probe.answer()).contains("fine");
        failure.set("rebalancing");
        probe.probe();
        Instant since = probe.state().since();
        failure.set("restoring");
        probe.probe();
        assertThat(probe.state().since()).isEqualTo(since);
        assertThat(probe.state().detail()).isEqualTo("restoring");
        assertThat(probe.answer()).isEmpty();
        failure.set(null);
        probe.probe();
        assertThat(probe.state().healthy()).isTrue();
    }

    @Test
    void shouldCacheACostlyAnswerForLonger() {
        List<Instant> times = new ArrayList<>(List.of(
                NOW,
                NOW.plusSeconds(2), // computed in 2 s
                NOW.plusSeconds(41), // cached for 40 s after the end
                NOW.plusSeconds(43),
                NOW.plusSeconds(43))); // computed again
        Clock clock = new Clock() {
            @Override
            public java.time.ZoneId getZone() {
                return java.time.ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return times.removeFirst();
            }
        };
        List<Integer> calls = new ArrayList<>();
        CostBasedCache<Integer> cache = new CostBasedCache<>(Duration.ofSeconds(5), clock, () -> {
            calls.add(1);
            return calls.size();
        });
        assertThat(List.of(cache.get(), cache.get(), cache.get())).containsExactly(1, 1, 2);
    }
}
