package io.shopstream.bench.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.embedded.EmbeddedPlatform;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A short run with two kills of real processes; {@code ./shopstream chaos sink} runs the full test. */
@Timeout(600)
class SinkChaosIT {
    @Test
    void shouldHaveEveryRowOnceAfterTwoKills() throws Exception {
        List<String> progress = new ArrayList<>();
        try (EmbeddedPlatform platform = EmbeddedPlatform.builder().temporary().start()) {
            SinkChaosPlan plan =
                    new SinkChaosPlan(100, Duration.ofSeconds(12), Duration.ofSeconds(5), Duration.ofSeconds(14));

            SinkChaosReport report = new SinkChaos(platform, platform.dataDirectory(), plan, progress::add).run();

            assertThat(report.differences()).as(report.text()).isEmpty();
            assertThat(report.kills()).isEqualTo(2);
            assertThat(report.rows())
                    .containsEntry("warehouse.orders", 1_200L)
                    .containsEntry("warehouse.order_items", 2_400L)
                    .containsEntry("warehouse.order_status_changes", 2_400L);
            assertThat(progress).anyMatch(line -> line.startsWith("Kill 2"));
            // The comparison must find damaged rows: otherwise the test would pass whatever happens.
            assertThat(differencesAfter(platform, "delete from warehouse.order_items where order_id = 'chaos-7'"))
                    .hasSize(2)
                    .allSatisfy(line -> assertThat(line).startsWith("warehouse.order_items: missing: chaos-7|"));
            assertThat(differencesAfter(platform, "update warehouse.orders set version = 1 where order_id = 'chaos-7'"))
                    .hasSize(2);
        }
    }

    private static List<String> differencesAfter(EmbeddedPlatform platform, String damage) throws Exception {
        try (Connection connection =
                        DriverManager.getConnection(platform.postgres().jdbcUrl("warehouse"));
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            Instant start;
            try (ResultSet first = statement.executeQuery("select min(placed_at) from warehouse.orders")) {
                first.next();
                start = first.getObject(1, OffsetDateTime.class).toInstant();
            }
            statement.execute(damage);
            RowComparison comparison = new RowComparison(connection, new OrderScript(start, 100), 1_200);
            comparison.run();
            connection.rollback();
            return comparison.differences();
        }
    }
}
