package io.shopstream.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.api.support.FakeStreams;
import io.shopstream.api.support.RunningApi;
import io.shopstream.api.support.SharedApi;
import io.shopstream.api.support.SseReader;
import io.shopstream.api.support.SseReader.Event;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The stream over HTTP. */
class LiveStreamIT {
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    // More than the events from one revenue to the next.
    private static final int QUIET = 8;

    private final FakeStreams streams = SharedApi.streams();
    private final RunningApi api = SharedApi.get();

    private SseReader open(String query) {
        return SseReader.open(api.uri("/api/live/stream" + query));
    }

    @Test
    void shouldSendEverySectionAndThenRatesAlthoughAnotherClientReadsNothing() throws IOException {
        try (Socket stuck = stuckClient();
                SseReader reader = open("")) {
            assertThat(stuck.isConnected()).isTrue();
            assertThat(reader.header("Content-Type")).startsWith("text/event-stream");
            assertThat(reader.header("Cache-Control")).isEqualTo("no-store");
            reader.await(TIMEOUT, events -> events.stream()
                    .map(Event::type)
                    .distinct()
                    .toList()
                    .containsAll(List.of("rates", "revenue", "series", "products", "pipeline")));
            int soFar = reader.events().size();
            // Without sales only the sections with a fixed interval are sent.
            reader.await(
                    TIMEOUT,
                    events -> events.stream()
                                    .skip(soFar)
                                    .filter(e -> e.type().equals("rates"))
                                    .count()
                            >= 5);
            assertThat(reader.retry()).isEqualTo("1000");
        }
    }

    private Socket stuckClient() throws IOException {
        Socket stuck = new Socket("127.0.0.1", api.port());
        stuck.setReceiveBufferSize(1_024);
        OutputStream out = stuck.getOutputStream();
        out.write("GET /api/live/stream HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
        return stuck;
    }

    @Test
    void shouldSendIncreasingIdsAndContinueAfterTheLastId() {
        String last;
        try (SseReader reader = open("")) {
            List<Event> events = reader.await(TIMEOUT, some -> some.size() >= 8);
            assertThat(events).extracting(Event::sequence).isSorted().doesNotHaveDuplicates();
            last = events.getLast().id();
        }
        try (SseReader reader = open("?last_event_id=" + last)) {
            List<Event> events = reader.await(TIMEOUT, some -> some.size() >= 3);
            assertThat(events).noneMatch(event -> event.type().equals("resync"));
            assertThat(events.getFirst().sequence()).isGreaterThan(Event.sequence(last));
        }
    }

    @Test
    void shouldResyncAClientFromBeforeARestart() {
        try (SseReader reader = open("?last_event_id=abc-5")) {
            List<Event> events = reader.await(TIMEOUT, some -> some.size() >= 3);
            assertThat(events.getFirst().type()).isEqualTo("resync");
        }
    }

    @Test
    void shouldSendAClientItsOwnCurrency() {
        try (SseReader pounds = open("?currency=GBP");
                SseReader own = open("")) {
            pounds.await(TIMEOUT, some -> some.stream()
                    .anyMatch(event -> event.type().equals("revenue")));
            own.await(TIMEOUT, some -> some.stream()
                    .anyMatch(event -> event.type().equals("revenue")));
            assertThat(pounds.events()).filteredOn(Event::isMoney).allMatch(event -> event.data()
                    .contains("\"currency\":\"GBP\""));
            assertThat(own.events()).filteredOn(Event::isMoney).allMatch(event -> event.data()
                    .contains("\"currency\":\"USD\""));
        }
    }

    @Test
    void shouldKeepSendingWhileStreamsIsUnavailable() {
        try (SseReader reader = open("")) {
            reader.await(
                    TIMEOUT, events -> events.stream().anyMatch(e -> e.type().equals("revenue")));
            streams.available(false);
            reader.await(TIMEOUT, events -> events.stream()
                    .anyMatch(e -> e.type().equals("pipeline")
                            && e.data().contains("\"name\":\"streams\",\"status\":\"down\"")));
            int soFar = reader.events().size();

            // The answer of an earlier query may still arrive.
            reader.await(
                    TIMEOUT,
                    events -> events.size() >= soFar + QUIET
                            && events.subList(events.size() - QUIET, events.size()).stream()
                                    .noneMatch(event -> event.type().equals("revenue")));
        } finally {
            streams.available(true);
        }
    }
}
