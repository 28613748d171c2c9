package io.shopstream.schemas.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.schemas.client.Outcome.Answered;
import io.shopstream.schemas.client.Outcome.Refused;
import io.shopstream.schemas.client.Outcome.Unreachable;
import io.shopstream.schemas.client.Outcome.Unreadable;
import io.shopstream.schemas.security.InternalToken;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Failover between the instances of a service, within one deadline for all of them. */
@Timeout(120)
class ServiceHttpIT {
    private static final Duration AMPLE = Duration.ofSeconds(60);
    private static final Duration SHORT = Duration.ofSeconds(2);

    private record Count(long orders) {}

    private static FakeService wellInstance() {
        return FakeService.answering(200, "{\"orders\": 1, \"added_by_a_newer_version\": true}");
    }

    private static ServiceHttp http(Duration deadline, FakeService... instances) {
        return new ServiceHttp(Arrays.stream(instances).map(FakeService::root).toList(), deadline);
    }

    private static Outcome<Count> get(ServiceHttp http) {
        return http.get("/q", Count.class);
    }

    @Test
    void shouldAskTheNextInstanceAndRememberWhichOneAnswered() {
        try (FakeService refuses = FakeService.answering(503, "{}");
                FakeService fails = FakeService.answering(500, "{}");
                FakeService garbled = FakeService.answering(200, "<html>");
                FakeService empty = FakeService.answering(200, "null");
                FakeService answers = wellInstance();
                ServiceHttp http = http(AMPLE, FakeService.gone(), refuses, fails, garbled, empty, answers)) {
            assertThat(get(http)).isEqualTo(new Answered<>(new Count(1)));
            assertThat(get(http)).isEqualTo(new Answered<>(new Count(1)));

            assertThat(List.of(refuses, fails, garbled, empty))
                    .allSatisfy(instance -> assertThat(instance.requests()).containsExactly("GET /q"));
            assertThat(answers.requests()).containsExactly("GET /q", "GET /q");
        }
    }

    @Test
    void shouldSendTheTokenWithEveryRequestAndToNobodyElse() {
        InternalToken token = InternalToken.of("t".repeat(40));
        List<String> sent = new CopyOnWriteArrayList<>();
        try (FakeService other = new FakeService(exchange -> {
                    sent.add("other: " + exchange.getRequestHeaders().get(InternalToken.HEADER));
                    FakeService.send(exchange, 200, "{\"orders\": 1}");
                });
                FakeService moved = new FakeService(exchange -> {
                    sent.add(String.valueOf(exchange.getRequestHeaders().get(InternalToken.HEADER)));
                    exchange.getResponseHeaders().add("Location", other.root() + "/q");
                    FakeService.send(exchange, 307, "{}");
                });
                ServiceHttp plain = http(AMPLE, moved)) {
            plain.get("/q", Count.class);
            plain.with(InternalToken.NONE).get("/q", Count.class);
            ServiceHttp known = plain.with(token).within(SHORT).with("X-Other", "1");
            known.get("/q", Count.class);
            known.post("/q", Map.of(), Count.class);
            known.delete("/q", Count.class);

            String bearer = "[Bearer " + "t".repeat(40) + "]";
            assertThat(sent).containsExactly("null", "null", bearer, bearer, bearer);
        }
    }

    @Test
    void shouldNotAskAnotherInstanceAfterARefusalThatEveryInstanceWouldRepeat() {
        try (FakeService absent = FakeService.answering(404, "{\"detail\": \"no such order\"}");
                FakeService answers = wellInstance();
                ServiceHttp http = http(AMPLE, absent, answers)) {
            assertThat(get(http))
                    .isEqualTo(new Refused<>(absent.root().toString(), 404, "no such order", Duration.ofSeconds(1)));
            assertThat(answers.requests()).isEmpty();
        }
    }

    @Test
    void shouldPreferARefusalToNoAnswer() {
        try (FakeService refuses = FakeService.answering(503, "no JSON");
                ServiceHttp http = http(AMPLE, refuses, FakeService.gone())) {
            assertThat(get(http)).isEqualTo(new Refused<>(refuses.root().toString(), 503, null, Duration.ofSeconds(1)));
        }
    }

    @ParameterizedTest
    @CsvSource({"0,1", "7,7", "9999,60", "soon,1"})
    void shouldBoundWhenToTryAgain(String header, long seconds) {
        try (FakeService refuses = new FakeService(exchange -> {
                    exchange.getResponseHeaders().add("Retry-After", header);
                    FakeService.send(exchange, 503, "{}");
                });
                ServiceHttp http = http(AMPLE, refuses)) {
            assertThat(get(http)).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.retryAfter())
                    .isEqualTo(Duration.ofSeconds(seconds)));
        }
    }

    @Test
    void shouldAskTheNextInstanceInTimeWhenOneHangs() {
        try (FakeService hangs = new FakeService(exchange -> {});
                FakeService answers = wellInstance();
                ServiceHttp http = http(Duration.ofSeconds(4), hangs, answers)) {
            assertThat(get(http)).isEqualTo(new Answered<>(new Count(1)));
        }
    }

    @Test
    void shouldEndWithinTheDeadlineAlsoIfOnlyTheBodyIsMissing() {
        try (FakeService stalls = new FakeService(ServiceHttpIT::sendHalf);
                ServiceHttp http = http(SHORT, stalls)) {
            assertThat(get(http)).isInstanceOfSatisfying(Unreachable.class, outcome -> assertThat(outcome.reason())
                    .startsWith(stalls.root() + " does not answer within "));
        }
    }

    private static void sendHalf(com.sun.net.httpserver.HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 100);
        exchange.getResponseBody().write('{');
        exchange.getResponseBody().flush();
    }

    @Test
    void shouldNotRepeatAChangeElsewhere() {
        try (FakeService fails = FakeService.answering(500, "{\"detail\": \"out of order\"}");
                FakeService answers = wellInstance();
                ServiceHttp http = http(AMPLE, fails, answers)) {
            assertThat(http.post("/c", Map.of("orders", 7), Count.class))
                    .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.detail())
                            .isEqualTo("out of order"));
            assertThat(http.delete("/c", Count.class)).isInstanceOf(Refused.class);
            assertThat(fails.requests()).containsExactly("POST /c {\"orders\":7}", "DELETE /c");
            assertThat(answers.requests()).isEmpty();
        }
    }

    /** As when a service closes a kept connection while a request is on its way. */
    @Test
    void shouldRepeatOnlyAGetWhoseConnectionWasClosed() throws IOException {
        try (ClosingService closes = new ClosingService();
                ServiceHttp http = ServiceHttp.to(closes.address(), AMPLE)) {
            assertThat(get(http)).isInstanceOf(Unreachable.class);
            assertThat(closes.requests()).containsExactly("GET /q", "GET /q");

            assertThat(http.post("/c", Map.of(), Count.class)).isInstanceOf(Unreachable.class);
            assertThat(http.delete("/c", Count.class)).isInstanceOf(Unreachable.class);
            assertThat(closes.requests()).containsExactly("GET /q", "GET /q", "POST /c", "DELETE /c");
        }
    }

    @Test
    void shouldSayWhyThereIsNoAnswer() {
        FakeService gone = FakeService.gone();
        try (FakeService garbled = FakeService.answering(200, "<html>");
                ServiceHttp none = new ServiceHttp(List.of(), AMPLE);
                ServiceHttp unread = http(AMPLE, garbled);
                ServiceHttp unreached = http(AMPLE, gone)) {
            assertThat(get(none)).isEqualTo(new Unreachable<>("no address is configured"));
            assertThat(none.post("/c", Map.of(), Count.class)).isEqualTo(new Unreachable<>("no address is configured"));
            assertThat(get(unread)).isInstanceOfSatisfying(Unreadable.class, outcome -> assertThat(outcome.reason())
                    .startsWith(garbled.root() + " sends an answer that cannot be read: "));
            assertThat(get(unreached)).isInstanceOfSatisfying(Unreachable.class, outcome -> assertThat(outcome.reason())
                    .startsWith(gone.root() + " does not answer: "));
        }
    }

    @Test
    void shouldStopWaitingWhenTheThreadIsInterrupted() {
        try (FakeService hangs = new FakeService(exchange -> {});
                ServiceHttp http = http(AMPLE, hangs)) {
            Thread.currentThread().interrupt();
            Outcome<Count> outcome = get(http);

            assertThat(Thread.interrupted()).isTrue();
            assertThat(outcome).isInstanceOf(Unreachable.class);
        }
    }

    @Test
    void shouldAcceptAnAddressWithASlashAtItsEnd() {
        try (FakeService answers = wellInstance();
                ServiceHttp http = new ServiceHttp(List.of(URI.create(answers.root() + "/")), AMPLE)) {
            assertThat(get(http)).isInstanceOf(Answered.class);
            assertThat(answers.requests()).containsExactly("GET /q");
        }
    }
}
