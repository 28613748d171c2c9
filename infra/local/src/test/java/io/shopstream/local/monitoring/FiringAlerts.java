package io.shopstream.local.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.awaitility.Awaitility;

/** Waits for alerts of a Prometheus; fails with those that fire instead. */
public final class FiringAlerts {
    private static final Duration TIMEOUT = Duration.ofMinutes(3);
    private static final Duration POLL = Duration.ofMillis(500);

    private final Prometheus prometheus;

    public FiringAlerts(Prometheus prometheus) {
        this.prometheus = prometheus;
    }

    /** Returns when all of them fire at one moment. */
    public void await(String... alerts) {
        Awaitility.await().atMost(TIMEOUT).ignoreExceptions().pollInterval(POLL).untilAsserted(() -> assertThat(
                        prometheus.firing())
                .contains(alerts));
    }

    /** Returns when none of them fires. */
    public void awaitEnd(String... alerts) {
        Awaitility.await().atMost(TIMEOUT).pollInterval(POLL).untilAsserted(() -> assertThat(prometheus.firing())
                .doesNotContain(alerts));
    }
}
