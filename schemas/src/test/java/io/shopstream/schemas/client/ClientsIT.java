package io.shopstream.schemas.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopstream.schemas.client.Outcome.Failure;
import io.shopstream.schemas.query.QueryJson;
import io.shopstream.schemas.query.RankBy;
import io.shopstream.schemas.query.RollingWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The requests of the three clients, against fake services that refuse or give only what the client looks at. */
@Timeout(120)
class ClientsIT {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    // Without history, capture and faults.
    private static final String OLDER_STATUS = """
            {"state": "RUNNING", "orders_per_second": "20", "burst_left": 0, "sent": 1, "acked": 1, "failed": 0,
             "in_flight": 0, "pending": 0, "catalogue": {}, "topics": {}, "seed": 1, "currency": "USD",
             "as_of": "2026-03-01T12:00:00Z"}""";

    private static RuntimeException exception(Failure<?> failure) {
        return new IllegalStateException(failure.reason());
    }

    private static ServiceHttp http(FakeService service) {
        return new ServiceHttp(List.of(service.root()), TIMEOUT);
    }

    @Test
    void shouldSendEveryQueryEncodedAndWithoutParametersThatAreNull() {
        try (FakeService service = FakeService.answering(404, "{}");
                StreamsClient streams = new StreamsClient(http(service), ClientsIT::exception)) {
            assertThat(streams.order("a/b c")).isEmpty();
            assertThat(streams.orders(List.of("o-1", "o_2"))).isEmpty();
            assertThat(streams.product("p&1")).isEmpty();
            assertThat(streams.customer("u1", "EUR")).isEmpty();
            List<Runnable> others = List.of(
                    () -> streams.revenue("USD", null, "Côte d'Ivoire", RollingWindow.FIVE_MINUTES, NOON),
                    () -> streams.revenueSeries("USD", "c 1", null, NOON, NOON.plusSeconds(60)),
                    () -> streams.topProducts("USD", NOON, NOON.plusSeconds(60), RankBy.UNITS, null, 7),
                    () -> streams.funnel(NOON, NOON.plusSeconds(3_600)),
                    () -> streams.alerts(7),
                    streams::status,
                    streams::stores);
            others.forEach(query -> assertThatThrownBy(query::run)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage(service.root() + " answers with status 404"));

            assertThat(service.requests())
                    .containsExactly(
                            "GET /queries/orders?id=a%2Fb%20c",
                            "GET /queries/orders-by-id?ids=o-1%2Co_2",
                            "GET /queries/products?id=p%261",
                            "GET /queries/customers?id=u1&currency=EUR",
                            "GET /queries/revenue?currency=USD&window=5m&as_of=2026-03-01T12%3A00%3A00Z"
                                    + "&country=C%C3%B4te%20d%27Ivoire",
                            "GET /queries/revenue/series?currency=USD&from=2026-03-01T12%3A00%3A00Z"
                                    + "&to=2026-03-01T12%3A01%3A00Z&category=c%201",
                            "GET /queries/top-products?currency=USD&from=2026-03-01T12%3A00%3A00Z"
                                    + "&to=2026-03-01T12%3A01%3A00Z&by=units&limit=7",
                            "GET /queries/funnel?from=2026-03-01T12%3A00%3A00Z&to=2026-03-01T13%3A00%3A00Z",
                            "GET /queries/alerts?limit=7",
                            "GET /queries/status",
                            "GET /queries/stores");
        }
    }

    @Test
    void shouldNotTakeAMissingAddressForAMissingOrder() {
        FakeService gone = FakeService.gone();
        try (StreamsClient streams = new StreamsClient(http(gone), ClientsIT::exception)) {
            assertThatThrownBy(() -> streams.order("o1")).hasMessageStartingWith(gone.root() + " does not answer");
        }
    }

    @Test
    void shouldSendTheCommandsOfTheShopAndRefuseAnAnswerOfAnOlderProducer() {
        try (FakeService service = FakeService.answering(202, OLDER_STATUS);
                ProducerClient producer = new ProducerClient(http(service), ClientsIT::exception)) {
            assertThat(producer.isConfigured()).isTrue();
            List<Runnable> commands = List.of(
                    producer::status,
                    () -> producer.generate(7),
                    () -> producer.setRate("max"),
                    () -> producer.startFlashSale(60, 5),
                    () -> producer.startWave(120, 1.5),
                    producer::takeSnapshot);
            commands.forEach(
                    command -> assertThatThrownBy(command::run).hasMessage("the answer of the producer lacks fields"));

            assertThat(service.requests().subList(0, 3))
                    .containsExactly(
                            "GET /producer/status",
                            "POST /producer/generate {\"orders\":7}",
                            "POST /producer/rate {\"orders_per_second\":\"max\"}");
            assertBody(service.requests().get(3), "POST /producer/flash-sale ", Map.of("seconds", 60, "factor", 5.0));
            assertBody(service.requests().get(4), "POST /producer/wave ", Map.of("period_seconds", 120, "factor", 1.5));
            assertThat(service.requests().getLast()).isEqualTo("POST /producer/capture/snapshot {}");
        }
    }

    private static void assertBody(String request, String start, Map<String, ?> body) {
        assertThat(request).startsWith(start);
        assertThat(QueryJson.mapper().readTree(request.substring(start.length())))
                .isEqualTo(QueryJson.mapper().valueToTree(body));
    }

    @Test
    void shouldPassOnWhatTheSinkAnswersAndItsReasonForARefusal() {
        try (FakeService service = FakeService.answering(202, "{\"running\": {\"run_id\": 3}, \"runs\": []}");
                SinkClient sink = new SinkClient(http(service), TIMEOUT, ClientsIT::exception)) {
            assertThat(sink.startRebuild(Map.of("tables", List.of("orders")))
                            .path("running")
                            .path("run_id")
                            .asLong())
                    .isEqualTo(3);
            assertThat(sink.cancelRebuild()).isEqualTo(sink.rebuilds());
            assertThat(service.requests())
                    .containsExactly(
                            "POST /sink/rebuild {\"tables\":[\"orders\"]}",
                            "DELETE /sink/rebuild",
                            "GET /sink/rebuild");
        }
        try (FakeService service = FakeService.answering(202, "{\"loaders\": [{\"started\": true}]}");
                SinkClient sink = new SinkClient(http(service), TIMEOUT, ClientsIT::exception)) {
            assertThat(sink.startLoaders()).isEqualTo(sink.status());
            assertThat(service.requests()).containsExactly("POST /sink/start {}", "GET /sink/status");
        }
        try (FakeService service = FakeService.answering(409, "{\"detail\": \"offsets 0 to 7 are missing\"}");
                SinkClient sink = new SinkClient(http(service), TIMEOUT, ClientsIT::exception)) {
            assertThatThrownBy(() -> sink.startRebuild(Map.of()))
                    .hasMessage(service.root() + " answers with status 409: offsets 0 to 7 are missing");
        }
    }
}
