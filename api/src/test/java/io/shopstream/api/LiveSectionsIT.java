package io.shopstream.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.api.support.FakeShop;
import io.shopstream.api.support.FakeStreams;
import io.shopstream.api.support.RunningApi;
import io.shopstream.api.support.SseReader;
import io.shopstream.api.support.SseReader.Event;
import io.shopstream.api.support.TestWarehouse;
import io.shopstream.schemas.query.FunnelPane;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The sections of the live stream that dashboards subscribe to, over a shop of their own: what is asked is counted. */
class LiveSectionsIT {
    private static final Duration TIMEOUT = Duration.ofMinutes(1);
    private static final JsonMapper JSON = new JsonMapper();
    private static final Instant HOUR = Instant.now().truncatedTo(ChronoUnit.HOURS);

    private static FakeShop shop;
    private static FakeStreams streams;
    private static TestWarehouse warehouse;
    private static RunningApi api;
    private static long loads;

    @BeforeAll
    static void start() {
        shop = new FakeShop();
        streams = new FakeStreams(shop);
        warehouse = TestWarehouse.create("live_sections");
        warehouse.execute("""
                insert into warehouse.products (product_id, name, currency, cost, stock_quantity, version)
                select 'p' || n, 'Product ' || n, 'USD', n, n * 10, 1 from generate_series(1, 30) n
                union all select 'cup', 'A cup', 'USD', 1, 400, 1;
                insert into warehouse.products (product_id, name, stock_quantity, active, version)
                values ('a-withdrawn', 'Withdrawn', 0, false, 2)""");
        load("Norway", HOUR.minus(2, ChronoUnit.HOURS), "USD", 100);
        load("Norway", HOUR.minus(30, ChronoUnit.HOURS), "USD", 999);
        load("France", HOUR.minus(3, ChronoUnit.HOURS), "EUR", 7);
        api = RunningApi.start(
                Map.of("shopstream.streams", streams.uri().toString(), "shopstream.warehouse.url", warehouse.url()));
    }

    @AfterAll
    static void stop() {
        api.close();
        streams.close();
    }

    /** A sale in both marts of the hour, and a load that names it. */
    private static void load(String country, Instant hour, String currency, long net) {
        loads++;
        String sql = """
                insert into mart.revenue_by_country_per_hour
                values ('%1$s', '%2$s', '%3$s', %4$d, 0, %4$d, 1, 2, 1);
                insert into mart.revenue_by_category_per_hour
                values ('%1$s', '%2$s', 'toys in %3$s', %4$d, 0, %4$d, 1, 2, 1);
                insert into mart.revenue_per_minute values ('%1$s', '%2$s', %4$d, 0, %4$d, 1, 2, 1)
                on conflict (window_start, currency) do update
                set gross = revenue_per_minute.gross + excluded.gross, net = revenue_per_minute.net + excluded.net,
                    orders = revenue_per_minute.orders + excluded.orders;
                delete from ops.sink_offsets;
                insert into ops.sink_offsets (consumer_group, topic, partition, topic_id, next_offset, updated_at)
                values ('shop-sink-marts', 'shop.revenue-per-minute.v1', 0, 'u', %5$d, now())""";
        warehouse.execute(sql.formatted(hour, currency, country, net, loads));
    }

    private static SseReader open(String query) {
        return SseReader.open(api.uri("/api/live/stream" + query));
    }

    private static JsonNode await(SseReader reader, String type) {
        List<Event> events = reader.await(
                TIMEOUT, some -> some.stream().anyMatch(event -> event.type().equals(type)));
        return JSON.readTree(events.stream()
                .filter(event -> event.type().equals(type))
                .reduce((_, last) -> last)
                .orElseThrow()
                .data());
    }

    private static void awaitRates(SseReader reader, int more) {
        long before = rates(reader.events());
        reader.await(TIMEOUT, events -> rates(events) >= before + more);
    }

    private static long rates(List<Event> events) {
        return events.stream().filter(event -> event.type().equals("rates")).count();
    }

    private static JsonNode get(String path, String... left) {
        HttpResponse<String> answer = api.get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return without(RunningApi.json(answer), left);
    }

    private static JsonNode without(JsonNode answer, String... left) {
        ((ObjectNode) answer).remove(List.of(left));
        return answer;
    }

    @Test
    void shouldSendExactlyWhatIsSubscribedTo() {
        try (SseReader reader = open("?sections=alerts,stock,countries,categories")) {
            JsonNode alerts = await(reader, "alerts");
            assertThat(alerts.get("items")).isEqualTo(get("/api/live/alerts").get("items"));
            assertThat(alerts.at("/items/0/rule").stringValue()).startsWith("Raised below 50 %");
            assertThat(alerts.at("/items/0/subject_name").isNull()).isTrue();
            assertThat(alerts.at("/items/1/subject_name").stringValue()).isEqualTo("A cup");
            assertStock(await(reader, "stock"));
            Instant end = HOUR.plus(1, ChronoUnit.HOURS);
            String hours = "?from=%s&to=%s".formatted(end.minus(24, ChronoUnit.HOURS), end);
            JsonNode countries = await(reader, "countries");
            assertThat(countries.get("items"))
                    .isEqualTo(get("/api/analytics/geography" + hours).get("items"));
            assertThat(without(countries, "as_of")).isEqualTo(get("/api/live/countries", "as_of"));
            assertThat(countries.at("/items/0/name").stringValue()).isEqualTo("Norway");
            // 30 hours ago does not count.
            assertThat(countries.get("net").stringValue()).endsWith("00.00");
            JsonNode categories = without(await(reader, "categories"), "as_of");
            assertThat(categories).isEqualTo(get("/api/live/categories", "as_of"));
            assertThat(categories.at("/items/0/category_id").stringValue()).isEqualTo("toys in Norway");
            assertThat(reader.events())
                    .extracting(Event::type)
                    .containsOnly("alerts", "stock", "countries", "categories");
        }
    }

    /** The first 20 of the products on sale. */
    private static void assertStock(JsonNode stock) {
        JsonNode inventory = get("/api/analytics/inventory?limit=21");
        assertThat(inventory.at("/items/0/product_id").stringValue()).isEqualTo("a-withdrawn");
        assertThat(stock.get("items").valueStream())
                .containsExactlyElementsOf(
                        inventory.get("items").valueStream().skip(1).toList());
        assertThat(stock.get("products").longValue())
                .isEqualTo(inventory.get("products").longValue() - 1);
    }

    @Test
    void shouldSendTheFunnelOfTheLastDay() {
        long before = get("/api/live/funnel").get("sessions").longValue();
        shop.addSessions(new FunnelPane(HOUR.minus(1, ChronoUnit.HOURS), 10, 9, 5, 4, 2, 3));
        shop.addSessions(new FunnelPane(HOUR.minus(40, ChronoUnit.HOURS), 500, 1, 1, 1, 1, 0));
        try (SseReader reader = open("?sections=funnel")) {
            reader.await(TIMEOUT, events -> sessions(events) == before + 10);
            shop.addSessions(new FunnelPane(HOUR, 7, 7, 1, 1, 1, 0));
            reader.await(TIMEOUT, events -> sessions(events) == before + 17);
        }
    }

    private static long sessions(List<Event> events) {
        return events.isEmpty()
                ? -1
                : JSON.readTree(events.getLast().data()).get("sessions").longValue();
    }

    @Test
    void shouldFollowTheLoadsAndSayNothingWhileNothingChanges() {
        try (SseReader reader = open("?sections=rates,countries&currency=EUR")) {
            assertThat(await(reader, "countries").get("net").stringValue()).isEqualTo("7.00");
            load("Spain", HOUR.minus(1, ChronoUnit.HOURS), "EUR", 5);
            reader.await(TIMEOUT, events -> events.stream()
                    .anyMatch(event ->
                            event.type().equals("countries") && event.data().contains("\"12.00\"")));
            // A load that changes no country of this currency.
            load("Norway", HOUR.minus(4, ChronoUnit.HOURS), "USD", 100);
            awaitRates(reader, 5);
            List<JsonNode> countries = reader.events().stream()
                    .filter(event -> event.type().equals("countries"))
                    .map(event -> JSON.readTree(event.data()))
                    .toList();
            assertThat(countries)
                    .extracting(event -> event.get("currency").stringValue())
                    .containsOnly("EUR");
            assertThat(countries)
                    .extracting(event -> event.get("from") + " " + event.get("net"))
                    .hasSizeGreaterThan(1)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void shouldSendEachRunOfTheQualityChecksOnce() {
        String run = "insert into ops.quality_checks values (%d, 'score', 'SCORE', '*', 2, 0, true, 100, '',"
                + " '{\"terms\": [], \"not_judged\": 0}', now())";
        try (SseReader reader = open("?sections=quality,rates")) {
            awaitRates(reader, 2);
            assertThat(reader.events()).noneMatch(event -> event.type().equals("quality"));
            warehouse.execute(run.formatted(41));
            assertThat(await(reader, "quality").get("run_id").longValue()).isEqualTo(41);
            assertThat(reader.events())
                    .filteredOn(event -> event.type().equals("quality"))
                    .hasSize(1);
        }
    }

    @Test
    void shouldAskNothingForSectionsThatNobodyHasSubscribedTo() {
        try (SseReader watcher = open("?sections=rates")) {
            try (SseReader funnel = open("?sections=funnel")) {
                await(funnel, "funnel");
            }
            watcher.await(TIMEOUT, events -> quiet(watcher));
            long asked = asked("/queries/funnel");
            assertThat(asked).isPositive();
            awaitRates(watcher, 4);
            assertThat(asked("/queries/funnel")).isEqualTo(asked);
            assertThat(watcher.events()).extracting(Event::type).containsOnly("rates");
        }
    }

    /** Whether two seconds passed without a query for the funnel. */
    private static boolean quiet(SseReader watcher) {
        long before = asked("/queries/funnel");
        // The server notices that the client has gone when it writes to it.
        shop.addSessions(new FunnelPane(HOUR.minus(5, ChronoUnit.HOURS), 1, 1, 0, 0, 0, 0));
        awaitRates(watcher, 2);
        return asked("/queries/funnel") == before;
    }

    private static long asked(String path) {
        return streams.queries().stream()
                .filter(query -> query.startsWith(path))
                .count();
    }

    @Test
    void shouldNameTheSectionsThatThereAre() {
        HttpResponse<String> response = api.get("/api/live/stream?sections=revenue,fun");
        assertThat(response.statusCode()).isEqualTo(400);
        JsonNode problem = RunningApi.json(response);
        assertThat(problem.get("parameter").stringValue()).isEqualTo("sections");
        assertThat(problem.get("detail").stringValue()).contains("funnel, categories, countries, alerts");
    }
}
