package io.shopstream.local.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.shopstream.local.up.Endpoints;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The metrics of a running shop. */
public final class ShopMetrics {
    private static final Pattern FAMILY = Pattern.compile("^# TYPE (\\S+) .*", Pattern.MULTILINE);
    private static final Pattern OURS = Pattern.compile("(shopstream|kafka)_.*");
    // Made when the first request or collection is counted, or by Prometheus.
    private static final Set<String> NOT_SCRAPED = Set.of("up");
    // The quality checks run for the first time once the loaders have caught up.
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    private ShopMetrics() {}

    /** Metrics of the pages and queries exist in the shop, and METRICS.md describes all of shopstream and Kafka. */
    public static void assertDescribed(Endpoints shop) {
        await().atMost(TIMEOUT).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
            Set<String> scraped = scraped(shop);
            Set<String> described = MonitoringFiles.described();
            assertThat(scraped).as("described in METRICS.md").containsAll(described);
            assertThat(scraped.stream().filter(name -> OURS.matcher(name).matches()))
                    .as("METRICS.md describes them")
                    .isSubsetOf(described);
            assertThat(scraped).as("used by dashboards and alerts").containsAll(used());
        });
    }

    private static Set<String> used() throws IOException {
        Set<String> used = new TreeSet<>();
        MonitoringFiles.queries()
                .values()
                .forEach(queries -> queries.forEach(query -> used.addAll(MonitoringFiles.metrics(query))));
        used.removeAll(NOT_SCRAPED);
        return used;
    }

    private static Set<String> scraped(Endpoints shop) throws IOException, InterruptedException {
        Set<String> names = new TreeSet<>();
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (String service : List.of(shop.api(), shop.streams(), shop.producer(), shop.sink())) {
                HttpRequest request = HttpRequest.newBuilder(URI.create(service + "/actuator/prometheus"))
                        .build();
                String text =
                        http.send(request, HttpResponse.BodyHandlers.ofString()).body();
                FAMILY.matcher(text).results().forEach(family -> names.add(family.group(1)));
            }
        }
        return names;
    }
}
