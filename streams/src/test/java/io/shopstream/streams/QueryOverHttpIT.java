package io.shopstream.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.schemas.avro.OrderStatus;
import io.shopstream.schemas.query.CustomerView;
import io.shopstream.schemas.query.OrderView;
import io.shopstream.schemas.query.RevenueSeries;
import io.shopstream.schemas.query.RevenueTotal;
import io.shopstream.schemas.query.TopProducts;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueryOverHttpIT {
    private static final Instant PLACED = Instant.parse("2026-03-01T10:15:30Z");
    private static final TestOrder.Line TWO_CUPS = new TestOrder.Line("cup", "kitchen", 2, 500);
    private static final TestOrder.Line ONE_LAMP = new TestOrder.Line("lamp", "light", 1, 2_000);

    @TempDir
    private Path stateDirectory;

    @Test
    void shouldAnswerFromBrokerToHttp() {
        try (OrderFeed feed = OrderFeed.on("http-");
                RunningService service = RunningService.start("http-", stateDirectory)) {
            service.awaitIdle();
            assertThat(service.await("/actuator/health/readiness").statusCode()).isEqualTo(200);
            TestOrder sale = TestOrder.sale("o-1", PLACED, TWO_CUPS, ONE_LAMP).by("u 1");
            TestOrder cancelled = TestOrder.sale("o-2", PLACED, ONE_LAMP);
            feed.send(sale, cancelled, cancelled, cancelled.next(OrderStatus.CANCELLED));
            service.awaitIdle();

            RevenueTotal total =
                    service.get("/queries/revenue?window=5m&as_of=2026-03-01T10:16:00Z", RevenueTotal.class);
            assertThat(total.netMinor()).isEqualTo(3_000);
            assertThat(total.orders()).isEqualTo(1);
            assertThat(total.units()).isEqualTo(3);
            assertThat(service.get(
                                    "/queries/revenue?window=24h&as_of=2026-03-01T23:59:00Z&category=kitchen",
                                    RevenueTotal.class)
                            .netMinor())
                    .isEqualTo(1_000);
            assertThat(service.get(
                                    "/queries/revenue?window=24h&as_of=2026-03-01T23:59:00Z&country=Austria",
                                    RevenueTotal.class)
                            .netMinor())
                    .isEqualTo(3_000);
            CustomerView customer = service.get("/queries/customers/u%201?currency=USD", CustomerView.class);
            assertThat(customer.firstOrderAt()).isEqualTo(PLACED);
            assertThat(customer.segment()).isEqualTo("new");
            assertThat(service.await("/queries/customers/nobody").statusCode()).isEqualTo(404);
            RevenueSeries series = service.get(
                    "/queries/revenue/series?from=2026-03-01T00:00:00Z&to=2026-03-02T00:00:00Z", RevenueSeries.class);
            assertThat(series.panes()).hasSize(1);
            TopProducts top = service.get(
                    "/queries/top-products?from=2026-03-01T10:15:10Z&to=2026-03-01T10:15:40Z", TopProducts.class);
            assertThat(top.items()).extracting(TopProducts.Item::productId).containsExactly("lamp", "cup");
            OrderView order = service.get("/queries/orders/o-2", OrderView.class);
            assertThat(order.version()).isEqualTo(2);
            assertThat(order.stands()).isFalse();
            assertThat(service.await("/queries/orders/none").statusCode()).isEqualTo(404);
        }
    }
}
