package io.shopstream.streams.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.topic.Topic;
import io.shopstream.schemas.topic.Topics;
import io.shopstream.streams.query.cluster.FakeSource;
import io.shopstream.streams.query.cluster.QueryCoordinator;
import io.shopstream.streams.query.cluster.QueryOutcome;
import io.shopstream.streams.stock.CatalogueEntry;
import io.shopstream.streams.topology.MemoryRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A key missing in a standby may have been added since: the result is NotReady, not Absent. */
class StaleNothingTest {
    private static final Topic<Order> ORDERS = Topics.standard().orders();
    private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

    private final FakeSource source = new FakeSource();
    private final QueryCoordinator queryCoordinator = QueryCoordinator.local(source, 2, CLOCK);
    private final OrderQueries orders = new OrderQueries(
            queryCoordinator, ORDERS, new AvroSerdes(new MemoryRegistry()).deserializer(ORDERS), CLOCK);
    private final CustomerQueries customers = new CustomerQueries(queryCoordinator, CLOCK);
    private final ProductQueries products = new ProductQueries(queryCoordinator, CLOCK);

    @Test
    void shouldBeAbsentIfAllStoresAreLive() {
        source.entry(0, "removed", removed());

        assertThat(orders.byId("none")).isInstanceOf(QueryOutcome.Absent.class);
        assertThat(customers.byId("none", "USD")).isInstanceOf(QueryOutcome.Absent.class);
        assertThat(products.byId("none")).isInstanceOf(QueryOutcome.Absent.class);
        assertThat(products.byId("removed")).isInstanceOf(QueryOutcome.Absent.class);
    }

    @Test
    void shouldBeNotReadyIfAStandbyIsBehind() {
        source.entry(0, "removed", removed());
        source.notLive(1);
        source.standby(1, 3);

        assertThat(orders.byId("none")).isInstanceOf(QueryOutcome.NotReady.class);
        assertThat(orders.byIds(List.of("none", "other"))).isInstanceOf(QueryOutcome.NotReady.class);
        assertThat(customers.byId("none", "USD")).isInstanceOf(QueryOutcome.NotReady.class);
        assertThat(products.byId("none")).isInstanceOf(QueryOutcome.NotReady.class);
        assertThat(products.byId("removed")).isInstanceOf(QueryOutcome.NotReady.class);
    }

    private static CatalogueEntry removed() {
        return new CatalogueEntry(7, false, false, null, null);
    }
}
