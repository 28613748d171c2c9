package io.shopstream.sink.load.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.schemas.avro.Alert;
import io.shopstream.schemas.avro.AlertKind;
import io.shopstream.schemas.avro.AlertState;
import io.shopstream.schemas.avro.CustomerTotals;
import io.shopstream.schemas.avro.FunnelPerHour;
import io.shopstream.schemas.avro.RevenueByCategoryPerHour;
import io.shopstream.schemas.avro.RevenueByCountryPerHour;
import io.shopstream.schemas.topic.Topics;
import io.shopstream.sink.fixture.MemoryLog;
import io.shopstream.sink.fixture.Samples;
import io.shopstream.sink.fixture.TestWarehouse;
import io.shopstream.sink.warehouse.FaultInjectionPoint;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Every derived topic is loaded into its mart, column by column, and the last state of a key is kept. */
class DerivedTopicsIT {
    private final Topics topics = Topics.standard();
    private final TestWarehouse warehouse = TestWarehouse.create();
    private final MemoryLog log = new MemoryLog(new Random(5));

    @Test
    void shouldKeepTheLastStateOfEveryKey() throws Exception {
        for (long i = 1; i <= 3; i++) {
            log.append(topics.revenueByCategoryPerHour(), "c", category(100 * i));
            log.append(topics.revenueByCountryPerHour(), "n", country(200 * i));
            log.append(topics.funnelPerHour(), "f", funnel(i));
            log.append(topics.customerTotals(), "u", customer(i));
            log.append(topics.alerts(), "a", alert(i));
        }

        try (Owner owner = new Owner(warehouse, log, FaultInjectionPoint.NONE)) {
            owner.loadAll(2);
            assertThat(owner.deadLetters).isEmpty();
        }

        assertThat(warehouse.rows("select window_start, currency, category_id, gross, returns, net, orders, units"
                        + " from mart.revenue_by_category_per_hour"))
                .containsExactly("2026-03-01 12:00:00+00|USD|books|3.00|-0.01|2.99|2|3");
        assertThat(warehouse.rows("select window_start, currency, country, gross, returns, net, orders, units"
                        + " from mart.revenue_by_country_per_hour"))
                .containsExactly("2026-03-01 12:00:00+00|EUR|Norway|6.00|-0.02|5.98|4|5");
        assertThat(warehouse.rows("select window_start, sessions, with_view, with_cart, with_checkout, with_purchase,"
                        + " abandoned from mart.funnel_per_hour"))
                .containsExactly("2026-03-01 12:00:00+00|33|23|13|8|4|9");
        assertThat(warehouse.rows("select user_id, currency, orders, gross, returns, net, units, first_order_at,"
                        + " last_order_at, segment from mart.customer_totals"))
                .containsExactly("u1|USD|3|9.00|-1.00|8.00|7|2026-03-01 12:00:00+00|null|returning");
        assertThat(warehouse.rows("select alert_id, kind, subject, state, raised_at, cleared_at, observed, expected,"
                        + " message from mart.alerts"))
                .containsExactly("a1|REVENUE_DROP|USD|CLEARED|2026-03-01 12:00:00+00|2026-03-01 12:03:00+00|3|40"
                        + "|Revenue fell");
    }

    private static RevenueByCategoryPerHour category(long grossMinor) {
        return RevenueByCategoryPerHour.newBuilder()
                .setWindowStart(Samples.NOON)
                .setCurrency("USD")
                .setCategoryId("books")
                .setGrossMinor(grossMinor)
                .setReturnsMinor(-1)
                .setNetMinor(grossMinor - 1)
                .setOrders(2)
                .setUnits(3)
                .build();
    }

    private static RevenueByCountryPerHour country(long grossMinor) {
        return RevenueByCountryPerHour.newBuilder()
                .setWindowStart(Samples.NOON)
                .setCurrency("EUR")
                .setCountry("Norway")
                .setGrossMinor(grossMinor)
                .setReturnsMinor(-2)
                .setNetMinor(grossMinor - 2)
                .setOrders(4)
                .setUnits(5)
                .build();
    }

    private static FunnelPerHour funnel(long more) {
        return FunnelPerHour.newBuilder()
                .setWindowStart(Samples.NOON)
                .setSessions(30 + more)
                .setWithView(20 + more)
                .setWithCart(10 + more)
                .setWithCheckout(5 + more)
                .setWithPurchase(1 + more)
                .setAbandoned(9)
                .build();
    }

    private static CustomerTotals customer(long orders) {
        return CustomerTotals.newBuilder()
                .setUserId("u1")
                .setCurrency("USD")
                .setOrders(orders)
                .setGrossMinor(300 * orders)
                .setReturnsMinor(-100)
                .setNetMinor(300 * orders - 100)
                .setUnits(7)
                .setFirstOrderAt(Samples.NOON)
                .setSegment("returning")
                .build();
    }

    private static Alert alert(long minute) {
        return Alert.newBuilder()
                .setAlertId("a1")
                .setKind(AlertKind.REVENUE_DROP)
                .setSubject("USD")
                .setState(minute < 3 ? AlertState.RAISED : AlertState.CLEARED)
                .setRaisedAt(Samples.NOON)
                .setClearedAt(minute < 3 ? null : Samples.NOON.plusSeconds(60 * minute))
                .setObserved(minute)
                .setExpected(40)
                .setMessage("Revenue fell")
                .build();
    }
}
