package io.shopstream.streams.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.query.OrderViews;
import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.topic.Topic;
import io.shopstream.schemas.topic.Topics;
import io.shopstream.streams.query.cluster.FakeSource;
import io.shopstream.streams.query.cluster.QueryCoordinator;
import io.shopstream.streams.query.cluster.QueryOutcome;
import io.shopstream.streams.topology.MemoryRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderQueriesTest {
    private static final Topic<Order> ORDERS = Topics.standard().orders();

    private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

    private final FakeSource source = new FakeSource();
    private final OrderQueries queries = new OrderQueries(
            QueryCoordinator.local(source, 2, CLOCK),
            ORDERS,
            new AvroSerdes(new MemoryRegistry()).deserializer(ORDERS),
            CLOCK);

    @Test
    void shouldFailOnAStoredValueThatCannotBeRead() {
        stored("undecodable", new byte[20]);
        stored("short", new byte[3]);

        assertThat(queries.byId("undecodable")).isInstanceOf(QueryOutcome.Failed.class);
        assertThat(queries.byId("short")).isInstanceOf(QueryOutcome.Failed.class);
        assertThat(queries.byId("none")).isInstanceOf(QueryOutcome.Absent.class);
        assertThat(queries.byIds(List.of("none", "short"))).isInstanceOf(QueryOutcome.Failed.class);
        assertThat(queries.byIds(List.of("none", "neither")))
                .isEqualTo(new QueryOutcome.Found<>(new OrderViews(List.of())));
    }

    private void stored(String orderId, byte[] value) {
        source.entry(1, orderId.getBytes(StandardCharsets.UTF_8), value);
    }
}
