package io.shopstream.schemas.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.schemas.query.QueryJson;
import io.shopstream.schemas.query.StoresStatus;
import io.shopstream.schemas.security.InternalToken;
import io.shopstream.schemas.security.TrustedCertificates;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class StreamsProgressIT {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private static FakeService at(@Nullable Instant processedThrough) {
        StoresStatus.Instance silent = new StoresStatus.Instance("other:1", false, null, null);
        StoresStatus.Instance known = new StoresStatus.Instance("one:1", true, "RUNNING", processedThrough);
        return FakeService.answering(
                200,
                QueryJson.mapper()
                        .writeValueAsString(
                                new StoresStatus("shop-streams.2", List.of(silent, known), List.of(), Instant.EPOCH)));
    }

    @Test
    void shouldReachATimeOnceStreamsReportsIt() {
        try (FakeService streams = at(NOON);
                StreamsProgress progress =
                        new StreamsProgress(List.of(streams.root()), InternalToken.NONE, TrustedCertificates.OF_JDK)) {
            assertThat(progress.hasReached(NOON)).isTrue();
            assertThat(progress.hasReached(NOON.plusMillis(1))).isFalse();
            assertThat(progress.applicationId()).isEqualTo("shop-streams.2");
            assertThat(progress.last()).contains("shop-streams.2", NOON.toString());
            assertThat(streams.requests()).containsExactly("GET /queries/stores", "GET /queries/stores");
        }
    }

    @Test
    void shouldNotReachATimeWhileNoInstanceReportsProgress() {
        try (FakeService streams = at(null);
                StreamsProgress progress =
                        new StreamsProgress(List.of(streams.root()), InternalToken.NONE, TrustedCertificates.OF_JDK)) {
            assertThat(progress.hasReached(Instant.EPOCH)).isFalse();
            assertThat(progress.last()).contains("has not reported");
        }
    }

    @Test
    void shouldAskTheNextInstanceIfOneDoesNotAnswer() {
        FakeService gone = FakeService.gone();
        try (FakeService restoring = FakeService.answering(503, "{}");
                FakeService garbled = FakeService.answering(200, "<html>");
                FakeService well = at(NOON);
                StreamsProgress progress = new StreamsProgress(
                        List.of(gone.root(), restoring.root(), garbled.root(), well.root()),
                        InternalToken.NONE,
                        TrustedCertificates.OF_JDK)) {
            assertThat(progress.hasReached(NOON)).isTrue();
        }
        try (StreamsProgress progress =
                new StreamsProgress(List.of(gone.root()), InternalToken.NONE, TrustedCertificates.OF_JDK)) {
            assertThat(progress.hasReached(NOON)).isFalse();
            assertThat(progress.last()).contains(gone.root().toString(), "does not answer");
        }
    }
}
