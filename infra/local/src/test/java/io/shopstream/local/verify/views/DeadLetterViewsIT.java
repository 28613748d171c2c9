package io.shopstream.local.verify.views;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.embedded.SharedPlatform;
import io.shopstream.embedded.postgres.PostgresServer;
import io.shopstream.local.verify.expected.record.Position;
import io.shopstream.local.verify.expected.record.RejectedRow;
import io.shopstream.schemas.topic.ConsumerGroups;
import io.shopstream.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeadLetterViewsIT {
    private static final String ROWS = """
        create schema ops;
        create table ops.rejected_records (consumer_group text, source_topic text, source_partition int,
          source_offset bigint, reason text, raw_value bytea, replayed_at timestamptz);
        insert into ops.rejected_records values
          ('shop-streams', 'shop.orders.v1', 0, 7, 'undecodable', 'a', null),
          ('shop-sink-facts', 'shop.orders.v1', 0, 7, 'undecodable', 'b', null),
          ('r1.shop-streams', 'r1.shop.orders.v1', 1, 8, 'id-missing', null, now()),
          ('r1.shop-streams', 'r1.shop.orders.v1', 1, 9, 'undecodable', 'c', null)\
        """;

    private Connection connection;
    private WarehouseViews warehouse;

    @BeforeEach
    void open() throws SQLException {
        PostgresServer postgres = SharedPlatform.get().postgres();
        String name = "letters_" + UUID.randomUUID().toString().substring(0, 8);
        postgres.createDatabase(name);
        connection = DriverManager.getConnection(postgres.jdbcUrl(name), "postgres", "");
        try (Statement statement = connection.createStatement()) {
            statement.execute(ROWS);
        }
        warehouse = new WarehouseViews(connection);
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void shouldReadWhatTheGroupsOfThisShopRejected() throws SQLException {
        assertThat(rows(Topics.standard())).containsExactly(new RejectedRow(new Position(0, 7), "undecodable", false));
        assertThat(rows(Topics.prefixed("r1.")))
                .containsExactlyInAnyOrder(
                        new RejectedRow(new Position(1, 8), "id-missing", true),
                        new RejectedRow(new Position(1, 9), "undecodable", false));
        assertThat(rows(Topics.prefixed("r2."))).isEmpty();
    }

    @Test
    void shouldLeaveOutRecordsWithoutAValue() throws SQLException {
        Topics topics = Topics.prefixed("r1.");

        assertThat(new DeadLetterViews(warehouse, topics)
                        .values(ConsumerGroups.STREAMS, topics.orders().name()))
                .containsExactly("c".getBytes(StandardCharsets.UTF_8));
    }

    private List<RejectedRow> rows(Topics topics) throws SQLException {
        List<RejectedRow> rows = new ArrayList<>();
        new DeadLetterViews(warehouse, topics)
                .rows(ConsumerGroups.STREAMS, topics.orders().name(), rows::add);
        return rows;
    }
}
