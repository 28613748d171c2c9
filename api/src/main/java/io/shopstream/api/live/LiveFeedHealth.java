package io.shopstream.api.live;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * The live feed in {@code /actuator/health/feed}: whether its container runs, and the seconds since its last poll. A
 * feed that is not connected is UNKNOWN, not DOWN: every other answer of the service is still right, so nobody should
 * restart it. {@code /api/health} reports Kafka itself.
 */
public final class LiveFeedHealth implements HealthIndicator {
    private final LiveFeed feed;

    public LiveFeedHealth(LiveFeed feed) {
        this.feed = feed;
    }

    @Override
    public Health health() {
        Health.Builder health = feed.isRunning() ? Health.up() : Health.unknown();
        health.withDetail("running", feed.isRunning());
        feed.secondsSinceLastPoll().ifPresent(seconds -> health.withDetail("seconds_since_last_poll", seconds));
        return health.build();
    }
}
