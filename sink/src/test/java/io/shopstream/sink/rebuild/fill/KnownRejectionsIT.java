package io.shopstream.sink.rebuild.fill;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.sink.fixture.LogRecords;
import io.shopstream.sink.fixture.TestWarehouse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KnownRejectionsIT {
    private static final String TOPIC = "shop.orders.v1";

    private final TestWarehouse warehouse = TestWarehouse.create();

    @BeforeEach
    void fill() {
        warehouse.execute("""
                insert into ops.rejected_records (consumer_group, source_topic, source_partition, source_offset, reason,
                                                  detail, raw_key, raw_value, rejected_at)
                values ('g', 'shop.orders.v1', 1, 7, 'refused-by-database', '', 'o1', 'value', now()),
                       ('g', 'shop.orders.v1', 1, 8, 'refused-by-database', '', 'o1', null, now()),
                       ('g', 'shop.orders.v1', 1, 10, 'refused-by-database', '', 'o1',
                        convert_to(repeat('v', 512 * 1024), 'UTF8'), now()),
                       ('g', 'shop.orders.v1', 1, 9, 'undecodable', '', 'o1', 'value', now())
                """);
    }

    @Test
    void shouldMatchARecordByItsOffsetAndItsBytes() throws SQLException {
        KnownRejections rejections = read();

        assertThat(rejections.contains(LogRecords.record(TOPIC, 1, 7, "o1", bytes("value"))))
                .isTrue();
        assertThat(rejections.contains(LogRecords.record(TOPIC, 1, 8, "o1", null)))
                .isTrue();
        assertThat(rejections.contains(LogRecords.record(TOPIC, 0, 7, "o1", bytes("value"))))
                .isFalse();
    }

    @Test
    void shouldNotMatchAnotherRecordAtTheSameOffset() throws SQLException {
        KnownRejections rejections = read();

        assertThat(rejections.contains(LogRecords.record(TOPIC, 1, 7, "o1", bytes("other"))))
                .isFalse();
        assertThat(rejections.contains(LogRecords.record(TOPIC, 1, 7, "o2", bytes("value"))))
                .isFalse();
        assertThat(rejections.contains(LogRecords.record(TOPIC, 1, 7, "o1", null)))
                .isFalse();
    }

    /** A dead letter keeps only the start of a large value. */
    @Test
    void shouldMatchALargeRecordByTheBytesInItsDeadLetter() throws SQLException {
        KnownRejections rejections = read();
        String kept = "v".repeat(512 * 1024);

        assertThat(rejections.contains(LogRecords.record(TOPIC, 1, 10, "o1", bytes(kept + " and more"))))
                .isTrue();
        assertThat(rejections.contains(LogRecords.record(TOPIC, 1, 10, "o1", bytes("other" + kept))))
                .isFalse();
        assertThat(rejections.contains(LogRecords.record(TOPIC, 1, 7, "o1", bytes("value and more"))))
                .isFalse();
    }

    @Test
    void shouldIgnoreOtherReasons() throws SQLException {
        assertThat(read().contains(LogRecords.record(TOPIC, 1, 9, "o1", bytes("value"))))
                .isFalse();
    }

    private KnownRejections read() throws SQLException {
        try (Connection connection = DriverManager.getConnection(warehouse.url())) {
            return KnownRejections.read(connection);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
