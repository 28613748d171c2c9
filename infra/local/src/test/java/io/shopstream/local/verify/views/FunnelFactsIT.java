package io.shopstream.local.verify.views;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.embedded.SharedPlatform;
import io.shopstream.embedded.postgres.PostgresServer;
import io.shopstream.schemas.query.FunnelTotal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FunnelFactsIT {
    private static final Instant TEN = Instant.parse("2026-03-01T10:00:00Z");
    private static final Duration GAP = Duration.ofMinutes(30);

    private Connection warehouse;
    private FunnelFacts facts;

    @BeforeEach
    void open() throws SQLException {
        PostgresServer postgres = SharedPlatform.get().postgres();
        String name = "funnel_" + UUID.randomUUID().toString().substring(0, 8);
        postgres.createDatabase(name);
        warehouse = DriverManager.getConnection(postgres.jdbcUrl(name), "postgres", "");
        warehouse.setAutoCommit(false);
        try (Statement statement = warehouse.createStatement()) {
            statement.execute("create schema warehouse; create table warehouse.events"
                    + " (user_id text not null, type text not null, occurred_at timestamptz not null)");
        }
        warehouse.commit();
        facts = new FunnelFacts(warehouse);
    }

    @AfterEach
    void close() throws SQLException {
        warehouse.close();
    }

    @Test
    void shouldSplitSessionsAtGapsOfMoreThan30Minutes() throws SQLException {
        happened("u", "PRODUCT_VIEW", TEN.plusSeconds(3_000));
        happened("u", "ADD_TO_CART", TEN.plusSeconds(3_000).plus(GAP));
        happened("u", "PURCHASE", TEN.plusSeconds(3_000).plus(GAP).plus(GAP).plusMillis(1));
        happened("v", "ADD_TO_CART", TEN);
        happened("v", "PURCHASE", TEN);

        assertThat(facts.funnel(Instant.MIN))
                .containsOnlyKeys(TEN, TEN.plusSeconds(3_600))
                .containsEntry(TEN, new FunnelTotal(2, 1, 2, 0, 1, 1))
                .containsEntry(TEN.plusSeconds(3_600), new FunnelTotal(1, 0, 0, 0, 1, 0));
    }

    @Test
    void shouldPutEventsOfTheSameTimeIntoOneSession() throws SQLException {
        for (int repetition = 0; repetition < 5; repetition++) {
            happened("u", "PRODUCT_VIEW", TEN);
            happened("u", "PURCHASE", TEN.plus(GAP).plus(GAP));
        }

        assertThat(facts.funnel(Instant.MIN))
                .containsEntry(TEN, new FunnelTotal(1, 1, 0, 0, 0, 0))
                .containsEntry(TEN.plus(GAP).plus(GAP), new FunnelTotal(1, 0, 0, 0, 1, 0));
    }

    @Test
    void shouldReturnTheSameHoursFromATimeOn() throws SQLException {
        happened("goes-on", "PRODUCT_VIEW", TEN.minusSeconds(60));
        happened("goes-on", "PURCHASE", TEN.plusSeconds(60));
        happened("begins", "ADD_TO_CART", TEN.minus(GAP).minusMillis(1));
        happened("begins", "ADD_TO_CART", TEN);
        happened("begins", "PURCHASE", TEN.plus(GAP));

        assertThat(facts.funnel(Instant.MIN)).containsEntry(TEN, new FunnelTotal(1, 0, 1, 0, 1, 0));
        assertThat(facts.funnel(TEN)).containsOnlyKeys(TEN).containsEntry(TEN, new FunnelTotal(1, 0, 1, 0, 1, 0));
    }

    @Test
    void shouldFindTheHoursOfSessionsNearAMoment() throws SQLException {
        for (int minutes = 0; minutes <= 240; minutes += 20) {
            happened("u", "PRODUCT_VIEW", TEN.plus(Duration.ofMinutes(minutes)));
        }
        happened("u", "PRODUCT_VIEW", TEN.plus(Duration.ofHours(9)));
        happened("v", "PRODUCT_VIEW", TEN.plus(Duration.ofHours(4)));

        assertThat(facts.hoursAround(Set.of(new FunnelFacts.Moment("u", TEN.plus(Duration.ofMinutes(270))))))
                .containsExactly(TEN);
        assertThat(facts.hoursAround(Set.of(new FunnelFacts.Moment("u", TEN.plus(Duration.ofMinutes(271))))))
                .isEmpty();
    }

    private void happened(String user, String type, Instant at) throws SQLException {
        try (PreparedStatement insert = warehouse.prepareStatement("insert into warehouse.events values (?, ?, ?)")) {
            insert.setString(1, user);
            insert.setString(2, type);
            insert.setTimestamp(3, Timestamp.from(at));
            insert.execute();
        }
        warehouse.commit();
    }
}
