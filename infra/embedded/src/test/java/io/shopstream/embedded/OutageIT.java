package io.shopstream.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.sql.SQLException;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One part goes away and comes back on its port while the others run on. */
@Timeout(600)
class OutageIT {

    private static EmbeddedPlatform platform;
    private static PlatformProbe probe;

    @BeforeAll
    static void start() {
        platform = EmbeddedPlatform.builder().temporary().start();
        probe = new PlatformProbe(platform);
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @Test
    void shouldKeepSchemaIdsWhileTheRegistryIsAway() throws Exception {
        String url = platform.registry().url();
        String id = probe.register("away-value", "away");

        platform.registry().stop();
        Assertions.assertThatThrownBy(() -> probe.get("/subjects")).isInstanceOf(ConnectException.class);
        platform.registry().start();

        assertThat(platform.registry().url()).isEqualTo(url);
        assertThat(probe.register("away-value", "away")).isEqualTo(id);
    }

    @Test
    void shouldComeBackWithItsRowsAndItsRegistryWhenTheDatabaseWasAway() throws Exception {
        probe.writeRow("kept");
        String id = probe.register("database-value", "database");

        platform.postgres().stop();
        Assertions.assertThatThrownBy(() -> probe.readRows()).isInstanceOf(SQLException.class);
        platform.postgres().start();

        assertThat(probe.readRows()).contains("kept");
        assertThat(probe.register("database-value", "database")).isEqualTo(id);
    }

    @Test
    void shouldComeBackWithItsRecordsWhenTheBrokerWasAway() throws Exception {
        probe.writeRecord("kept");
        String bootstrap = platform.kafka().bootstrapServers();

        platform.kafka().stop();
        platform.kafka().start();

        assertThat(platform.kafka().bootstrapServers()).isEqualTo(bootstrap);
        assertThat(probe.readRecords()).contains("kept");
    }

    @Test
    void shouldBeReadyForChangeCapture() throws Exception {
        platform.postgres().createDatabase("probe");

        assertThat(probe.select("show wal_level")).isEqualTo("logical");
        assertThat(probe.select("show max_slot_wal_keep_size")).isEqualTo("1GB");
        assertThat(probe.select("show fsync")).isEqualTo("on");
        assertThat(probe.select("show listen_addresses")).isEqualTo("127.0.0.1");
        assertThat(probe.select("select version()")).startsWith("PostgreSQL 18");
    }
}
