package io.shopstream.streams.query.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.shopstream.schemas.sales.Sales;
import io.shopstream.schemas.security.InternalToken;
import io.shopstream.schemas.security.TrustedCertificates;
import io.shopstream.streams.pane.CurrencyHourKey;
import io.shopstream.streams.query.question.PaneRange;
import io.shopstream.streams.query.question.RevenueQuestion;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tests requests over a real connection: only complete, valid answers are accepted. */
@Timeout(120)
class HttpPeersIT {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Duration SHORT_TIMEOUT = Duration.ofMillis(500);
    private static final RevenueQuestion REVENUE =
            new RevenueQuestion("USD", PaneRange.outward(NOON, NOON.plusSeconds(60)));
    private static final PeerQuestion QUESTION =
            new PeerQuestion("app", "RevenuePanes", Questions.write(REVENUE), List.of(0, 1, 2));

    private final FakeSource source = new FakeSource();
    private final PeerQueryHandler handler =
            new PeerQueryHandler("app", new LocalAnswers(source), () -> new Freshness(NOON, 7));
    private final HttpPeers peers = new HttpPeers("http", InternalToken.NONE, TrustedCertificates.OF_JDK);
    private HttpServer server;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.start();
    }

    @AfterEach
    void close() {
        peers.close();
        server.stop(0);
    }

    @Test
    void shouldReturnAnswersOfAvailablePartitions() throws Exception {
        source.entry(0, new CurrencyHourKey(NOON.toEpochMilli(), "USD"), FakeSource.pane(0, new Sales(500, -20, 3, 7)));
        source.notLive(1);
        source.notLive(2);
        source.standby(2, 12);
        server.createContext(HttpPeers.PARTITIONS_PATH, exchange -> {
            byte[] answer =
                    handler.answer(exchange.getRequestBody().readAllBytes()).orElseThrow();
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });

        PeerAnswer answer = peers.ask(address(), QUESTION, TIMEOUT).get(60, TimeUnit.SECONDS);

        assertThat(answer.freshness()).isEqualTo(new Freshness(NOON, 7));
        assertThat(answer.partitions())
                .extracting(PeerAnswer.OfPartition::partition)
                .containsExactly(0, 2);
        assertThat(answer.partitions()).extracting(PeerAnswer.OfPartition::live).containsExactly(true, false);
        assertThat(answer.partitions().get(1).lag()).isEqualTo(12);
        assertThat(Questions.readAnswer(REVENUE, answer.partitions().get(0).value())
                        .panes())
                .containsEntry(NOON, new Sales(500, -20, 3, 7));
    }

    @Test
    void shouldAnswerForOtherPartitionsIfOneFails() {
        source.failing(0, new ProcessorStateException("disk"));
        source.notLive(2);
        source.standby(2, 12);

        assertThat(handler.answer(QUESTION).orElseThrow().partitions())
                .extracting(PeerAnswer.OfPartition::partition)
                .containsExactly(1, 2);

        source.notLive(0);
        source.standby(0, 3);
        assertThat(handler.answer(QUESTION).orElseThrow().partitions())
                .extracting(PeerAnswer.OfPartition::partition)
                .containsExactly(1, 2);
    }

    @Test
    void shouldRejectInvalidAnswers() {
        String other = new String(
                Questions.bytes(new PeerAnswer("another-app", "RevenuePanes", Freshness.UNKNOWN, List.of())),
                StandardCharsets.UTF_8);
        answers("/a", 500, "application/json", "{}");
        assertRefused();
        answers("/b", 200, "text/html", "<html>welcome</html>");
        assertRefused();
        answers("/c", 200, "application/json", "");
        assertRefused();
        answers("/d", 200, "application/json", "{\"application_id\":\"app\",\"question\":\"RevenuePanes\"}");
        assertRefused();
        answers("/e", 200, "application/json", other);
        assertRefused();
    }

    @Test
    void shouldTimeOut() {
        server.createContext(HttpPeers.PARTITIONS_PATH, exchange -> {
            // Never answered.
        });

        assertRefused(SHORT_TIMEOUT);
    }

    @Test
    void shouldFailAtOnceIfThePortIsClosed() {
        server.stop(0);

        assertRefused();
    }

    @Test
    void shouldNotAnswerAnotherApplicationOrAnUnknownQuestion() {
        assertThat(handler.answer(new PeerQuestion("another-app", "RevenuePanes", QUESTION.parameters(), List.of(0))))
                .isEmpty();
        assertThat(handler.answer(new PeerQuestion("app", "NoSuchThing", QUESTION.parameters(), List.of(0))))
                .isEmpty();
        assertThat(handler.answer("<html>".getBytes(StandardCharsets.UTF_8))).isEmpty();
    }

    private void answers(String name, int status, String type, String body) {
        try {
            server.removeContext(HttpPeers.PARTITIONS_PATH);
        } catch (IllegalArgumentException e) {
            assertThat(name).as("only the first has nothing to replace").isEqualTo("/a");
        }
        server.createContext(HttpPeers.PARTITIONS_PATH, exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", type);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    // With this timeout, the failure is caused by the answer and not by a timeout.
    private void assertRefused() {
        assertRefused(TIMEOUT);
    }

    private void assertRefused(Duration timeout) {
        assertThatThrownBy(() -> peers.ask(address(), QUESTION, timeout).get(60, TimeUnit.SECONDS))
                .hasCauseInstanceOf(IOException.class);
    }

    private String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }
}
