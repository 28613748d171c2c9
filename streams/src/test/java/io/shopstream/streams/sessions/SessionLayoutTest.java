package io.shopstream.streams.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.streams.pane.Funnel;
import io.shopstream.streams.pane.HourKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Golden bytes: layouts in stores and changelogs must not change under a running application id. */
class SessionLayoutTest {
    private static final Instant HOUR = Instant.parse("2011-12-09T12:00:00Z");

    @Test
    void shouldLayOutTheRecentSessions() {
        RecentSessions sessions = RecentSessions.of(null);
        FunnelChanges changes = new FunnelChanges();
        sessions.add(HOUR.toEpochMilli(), 1, changes);
        sessions.add(HOUR.toEpochMilli() + 60_000, 10, changes);
        byte[] bytes = sessions.toBytes();

        assertThat(HexFormat.of().formatHex(bytes))
                .isEqualTo("8000000000000000" + "0000013422b1ba00" + "0000013422b2a460" + "0b");
        assertThat(RecentSessions.of(bytes).toBytes()).isEqualTo(bytes);
        assertThat(RecentSessions.newestEnd(bytes)).isEqualTo(HOUR.toEpochMilli() + 60_000);
    }

    @Test
    void shouldTellArchivedSessionsFromRecentOnes() {
        byte[] user = "ü".getBytes(StandardCharsets.UTF_8);
        byte[] archived = Arrays.copyOf(user, user.length + 9);
        archived[archived.length - 1] = 7;

        assertThat(ArchivedSessions.isKey(user)).isFalse();
        assertThat(ArchivedSessions.isKey("a-user-with-a-long-id".getBytes(StandardCharsets.UTF_8)))
                .isFalse();
        assertThat(ArchivedSessions.isKey(archived)).isTrue();
        assertThat(ArchivedSessions.end(archived)).isEqualTo(7);
    }

    @Test
    void shouldLayOutHoursAndFunnels() {
        assertThat(hex(HourKey.of(HOUR.toEpochMilli() + 3_599_999))).isEqualTo("8000013422b1ba00");
        assertThat(hex(HourKey.boundAt(HOUR))).isEqualTo("8000013422b1b9ff");
        assertThat(HourKey.boundAt(HOUR.plusNanos(1)).startMillis()).isEqualTo(HOUR.toEpochMilli() + 3_599_999);
        Funnel funnel = new Funnel(1, -1, 2, 3, 4, 5);
        byte[] bytes = Funnel.SERDE.serializer().serialize("t", funnel);
        assertThat(HexFormat.of().formatHex(bytes))
                .isEqualTo("0000000000000001ffffffffffffffff0000000000000002"
                        + "000000000000000300000000000000040000000000000005");
        assertThat(Funnel.SERDE.deserializer().deserialize("t", bytes)).isEqualTo(funnel);
    }

    private static String hex(HourKey key) {
        return HexFormat.of().formatHex(HourKey.SERDE.serializer().serialize("t", key));
    }
}
