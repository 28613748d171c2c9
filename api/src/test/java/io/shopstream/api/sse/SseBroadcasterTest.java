package io.shopstream.api.sse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SseBroadcasterTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T10:00:00Z"), ZoneOffset.UTC);
    private static final Duration AT_ONCE = Duration.ZERO;
    private static final int RING = 2_500;
    private static final Set<String> ALL = Set.of("rates", "revenue", "orders");

    private final SseBroadcaster broadcaster = new SseBroadcaster(CLOCK, 3);

    private SseClient connect(@Nullable String lastEventId) {
        return broadcaster.connect("USD", ALL, lastEventId).orElseThrow();
    }

    private static List<String> next(SseClient client) {
        try {
            return client.next(AT_ONCE).stream()
                    .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                    .toList();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String id(String frame) {
        Matcher id = Pattern.compile("id: (\\S+)\n.*", Pattern.DOTALL).matcher(frame);
        assertThat(id.matches()).isTrue();
        return id.group(1);
    }

    private static List<String> data(List<String> frames) {
        return frames.stream()
                .map(frame -> frame.replaceAll("(?s).*\ndata: (.*)\n\n", "$1"))
                .toList();
    }

    @Test
    void shouldSendANewClientTheWholeSnapshotAtOnce() {
        broadcaster.publish("rates", null, "1");
        broadcaster.publish("revenue", "USD", "2");
        broadcaster.publish("revenue", "GBP", "3");
        broadcaster.publish("rates", null, "4");
        List<String> frames = next(connect(null));
        assertThat(data(frames)).containsExactly("2", "4");
        assertThat(frames.getLast()).matches("id: [0-9a-z]+-4\nevent: rates\ndata: 4\n\n");
    }

    @Test
    void shouldSendAReturningClientOnlyWhatItMissed() {
        broadcaster.publish("rates", null, "1");
        broadcaster.publish("revenue", "USD", "2");
        String last = id(next(connect(null)).getLast());
        broadcaster.publish("rates", null, "3");
        broadcaster.publish("revenue", "GBP", "4");
        assertThat(data(next(connect(last)))).containsExactly("3");
    }

    @Test
    void shouldSendNothingAgainToAClientThatMissedNothing() {
        broadcaster.publish("rates", null, "1");
        String last = id(next(connect(null)).getLast());
        assertThat(next(connect(last))).isEmpty();
    }

    @Test
    void shouldResyncAClientWhoseIdIsTooOld() {
        broadcaster.publish("orders", null, "old");
        String last = id(next(connect(null)).getLast());
        IntStream.range(0, RING + 1).forEach(i -> broadcaster.publish("rates", null, "r" + i));
        List<String> frames = next(connect(last));
        assertThat(frames.getFirst()).contains("event: resync");
        assertThat(data(frames).subList(1, 3)).containsExactly("old", "r" + RING);
    }

    @Test
    void shouldResyncAClientFromBeforeARestart() {
        broadcaster.publish("rates", null, "1");
        assertThat(next(connect("0-1")).getFirst()).contains("event: resync");
        assertThat(next(connect("no id at all")).getFirst()).contains("event: resync");
    }

    @Test
    void shouldKeepOneFramePerTypeForASlowClientAndCountWhatItReplaced() {
        SseClient slow = connect(null);
        SseClient fast = connect(null);
        for (int i = 0; i < 100; i++) {
            broadcaster.publish("rates", null, "r" + i);
            broadcaster.publish("revenue", "USD", "v" + i);
            assertThat(data(next(fast))).containsExactly("r" + i, "v" + i);
        }
        assertThat(data(next(slow))).containsExactly("r99", "v99");
        assertThat(broadcaster.conflatedFrames()).isEqualTo(2 * 99);
    }

    @Test
    void shouldSendIncreasingIdsWhenFramesAreReplaced() {
        SseClient client = connect(null);
        broadcaster.publish("rates", null, "1");
        broadcaster.publish("revenue", "USD", "2");
        broadcaster.publish("rates", null, "3");
        assertThat(data(next(client))).containsExactly("2", "3");
    }

    @Test
    void shouldLimitTheClientsAndUnregisterThoseThatClose() {
        SseClient first = connect(null);
        connect(null);
        connect(null);
        assertThat(broadcaster.connect("USD", ALL, null)).isEmpty();
        first.close();
        assertThat(broadcaster.connect("GBP", ALL, null)).isPresent();
        assertThat(broadcaster.currencies(ALL)).containsExactlyInAnyOrder("USD", "GBP");
    }

    @Test
    void shouldSendAClientOnlyWhatItHasSubscribedTo() {
        broadcaster.publish("rates", null, "1");
        broadcaster.publish("funnel", null, "2");
        SseClient client = broadcaster.connect("USD", Set.of("funnel"), null).orElseThrow();
        broadcaster.publish("rates", null, "3");
        broadcaster.publish("funnel", null, "4");
        List<String> frames = next(client);
        assertThat(data(frames)).containsExactly("4");
        broadcaster.publish("rates", null, "5");
        broadcaster.publish("funnel", null, "6");
        SseClient again = broadcaster
                .connect("USD", Set.of("funnel"), id(frames.getFirst()))
                .orElseThrow();
        assertThat(data(next(again))).containsExactly("6");
        SseClient lost = broadcaster.connect("USD", Set.of("funnel"), "0-1").orElseThrow();
        assertThat(next(lost)).hasSize(2).first().asString().contains("event: resync");
    }

    @Test
    void shouldKnowWhichTypesAndCurrenciesAreWanted() {
        assertThat(broadcaster.isWanted("funnel")).isFalse();
        SseClient client = broadcaster.connect("GBP", Set.of("funnel"), null).orElseThrow();
        connect(null);
        assertThat(broadcaster.isWanted("funnel")).isTrue();
        assertThat(broadcaster.isWanted("stock")).isFalse();
        assertThat(broadcaster.currencies(Set.of("funnel", "stock"))).containsExactly("GBP");
        client.close();
        assertThat(broadcaster.isWanted("funnel")).isFalse();
        assertThat(broadcaster.currencies(Set.of("funnel"))).isEmpty();
    }

    @Test
    void shouldNotSendANewClientWhatWasForgotten() {
        broadcaster.publish("revenue", "USD", "1");
        broadcaster.publish("revenue", "GBP", "2");
        broadcaster.forget("revenue", "USD");
        assertThat(next(connect(null))).isEmpty();
        assertThat(data(next(broadcaster.connect("GBP", ALL, null).orElseThrow())))
                .containsExactly("2");
    }

    @Test
    void shouldEndEveryStreamWhenItCloses() {
        SseClient client = connect(null);
        broadcaster.close();
        assertThat(client.isClosed()).isTrue();
        assertThat(broadcaster.clientCount()).isZero();
        assertThat(broadcaster.connect("USD", ALL, null)).isEqualTo(Optional.empty());
    }
}
