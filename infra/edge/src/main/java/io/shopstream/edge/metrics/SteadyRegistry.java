package io.shopstream.edge.metrics;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Scrapes again, a few times at most, if a metric was found twice. A client of Kafka that takes the place of one with the
 * same id registers the metrics of that one anew; a scrape that goes on meanwhile may find both, and writing them would
 * fail the whole answer.
 */
final class SteadyRegistry extends PrometheusRegistry {
    private static final int MAX_SCRAPES = 5;

    @Override
    public MetricSnapshots scrape() {
        return withoutDoubles(super::scrape);
    }

    @Override
    public MetricSnapshots scrape(Predicate<String> wanted) {
        return withoutDoubles(() -> super.scrape(wanted));
    }

    // No lock around registering and scraping: reading a value takes locks of Kafka, which registers with them held.
    private static MetricSnapshots withoutDoubles(Supplier<MetricSnapshots> scraping) {
        MetricSnapshots scraped = scraping.get();
        for (int scrapes = 1; scrapes < MAX_SCRAPES && hasDoubles(scraped); scrapes++) {
            scraped = scraping.get();
        }
        return scraped;
    }

    private static boolean hasDoubles(MetricSnapshots scraped) {
        Set<String> names = new HashSet<>();
        return scraped.stream()
                .anyMatch(metric -> !names.add(metric.getMetadata().getPrometheusName()));
    }
}
