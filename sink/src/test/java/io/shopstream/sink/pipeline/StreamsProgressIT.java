package io.shopstream.sink.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StreamsProgressIT {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void shouldReachATimeOnceStreamsReportsIt() throws Exception {
        try (FakeStreams streams = FakeStreams.at(NOON);
                StreamsProgress progress = new StreamsProgress(List.of(streams.root()))) {
            assertThat(progress.hasReached(NOON)).isTrue();
            assertThat(progress.hasReached(NOON.plusMillis(1))).isFalse();
            assertThat(progress.applicationId()).isEqualTo("shop-streams.2");
            assertThat(progress.last()).contains("shop-streams.2", NOON.toString());
        }
    }

    @Test
    void shouldNotReachATimeWhileNoInstanceReportsProgress() throws Exception {
        try (FakeStreams streams = FakeStreams.at(null);
                StreamsProgress progress = new StreamsProgress(List.of(streams.root()))) {
            assertThat(progress.hasReached(Instant.EPOCH)).isFalse();
            assertThat(progress.last()).contains("has not reported");
        }
    }

    @Test
    void shouldAskTheNextInstanceIfOneDoesNotAnswer() throws Exception {
        FakeStreams gone = FakeStreams.at(NOON);
        gone.close();
        try (FakeStreams restoring = FakeStreams.answering(503, new byte[] {'{', '}'});
                FakeStreams garbled = FakeStreams.answering(200, "<html>".getBytes(StandardCharsets.UTF_8));
                FakeStreams well = FakeStreams.at(NOON);
                StreamsProgress progress =
                        new StreamsProgress(List.of(gone.root(), restoring.root(), garbled.root(), well.root()))) {
            assertThat(progress.hasReached(NOON)).isTrue();
        }
        try (StreamsProgress progress = new StreamsProgress(List.of(gone.root()))) {
            assertThat(progress.hasReached(NOON)).isFalse();
            assertThat(progress.last()).contains(gone.root().toString(), "does not answer");
        }
    }
}
