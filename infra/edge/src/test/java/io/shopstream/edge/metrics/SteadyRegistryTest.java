package io.shopstream.edge.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.List;
import org.junit.jupiter.api.Test;

class SteadyRegistryTest {
    private static final GaugeSnapshot LAG = lag("lag");

    private final SteadyRegistry registry = new SteadyRegistry();

    private static GaugeSnapshot lag(String name) {
        return GaugeSnapshot.builder()
                .name(name)
                .dataPoint(GaugeDataPointSnapshot.builder().value(7).build())
                .build();
    }

    @Test
    void shouldScrapeAgainIfAClientTookThePlaceOfAnother() {
        registry.register(scrapes(new MetricSnapshots(LAG, LAG), new MetricSnapshots(LAG)));

        assertThat(registry.scrape().stream()).containsExactly(LAG);
    }

    @Test
    void shouldScrapeChosenMetricsAgainAsWell() {
        registry.register(scrapes(new MetricSnapshots(LAG, LAG), new MetricSnapshots(LAG)));

        assertThat(registry.scrape("lag"::equals).stream()).containsExactly(LAG);
    }

    @Test
    void shouldScrapeOnceIfNothingIsDouble() {
        GaugeSnapshot age = lag("age");
        registry.register(scrapes(new MetricSnapshots(age, LAG), new MetricSnapshots()));

        assertThat(registry.scrape().stream()).containsExactlyInAnyOrder(age, LAG);
    }

    @Test
    void shouldEndAlthoughAMetricStaysDouble() {
        registry.register(scrapes(new MetricSnapshots(LAG, LAG)));

        assertThat(registry.scrape().size()).isEqualTo(2);
    }

    // One after the other; the last one from then on.
    private static MultiCollector scrapes(MetricSnapshots... scrapes) {
        List<MetricSnapshots> answers = List.of(scrapes);
        int[] next = {0};
        return () -> answers.get(Math.min(next[0]++, answers.size() - 1));
    }
}
