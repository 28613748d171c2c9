package io.shopstream.sink.load.batch;

import static io.shopstream.sink.fixture.LimitRecords.with;

import io.shopstream.schemas.avro.Campaign;
import io.shopstream.schemas.avro.Category;
import io.shopstream.schemas.avro.CustomerTotals;
import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.OrderKind;
import io.shopstream.schemas.avro.OrderLine;
import io.shopstream.schemas.avro.OrderStatus;
import io.shopstream.schemas.avro.Product;
import io.shopstream.schemas.avro.ShopEvent;
import io.shopstream.schemas.money.Money;
import io.shopstream.schemas.topic.Topic;
import io.shopstream.schemas.topic.Topics;
import io.shopstream.sink.fixture.LimitRecords;
import io.shopstream.sink.fixture.LimitRecords.End;
import io.shopstream.sink.fixture.MartRecords;
import io.shopstream.sink.fixture.MemoryLog;
import io.shopstream.sink.fixture.Samples;
import io.shopstream.sink.intake.RecordHandler;
import io.shopstream.sink.intake.RecordHandlers;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * Writes records of every topic with all fields at one end of what intake accepts. The same two ids everywhere, the
 * same hours and two currencies make the views join them and add them up.
 */
final class LimitShop {
    private static final List<String> IDS = List.of(LimitRecords.text("a", 200), LimitRecords.text("b", 200));
    private static final Set<String> NAMES = Set.of(
            "user_id", "product_id", "category_id", "campaign_id", "session_id", "event_id", "alert_id", "country");
    private static final int LINES = 100;

    private final Topics topics = Topics.standard();
    private final MemoryLog log;
    private final End end;
    private final LimitRecords limits;

    LimitShop(MemoryLog log, End end) {
        this.log = log;
        this.end = end;
        Map<String, RecordHandler> handlers = new HashMap<>(RecordHandlers.facts(topics, log.serdes));
        handlers.putAll(RecordHandlers.marts(topics, log.serdes));
        this.limits = new LimitRecords(log.serdes, handlers);
    }

    void write() {
        catalogue(topics.users(), Samples.user("u", 1, "n"), "user_id");
        catalogue(
                topics.categories(),
                Category.newBuilder()
                        .setCategoryId("c")
                        .setVersion(1)
                        .setName("n")
                        .setDepartment("d")
                        .build(),
                "category_id");
        catalogue(topics.products(), product(), "product_id");
        catalogue(topics.campaigns(), campaign(), "campaign_id");
        orders();
        events();
        panes(topics.revenuePerMinute(), MartRecords.minute());
        panes(topics.productSalesPerHour(), MartRecords.product());
        panes(topics.revenueByCategoryPerHour(), MartRecords.category());
        panes(topics.revenueByCountryPerHour(), MartRecords.country());
        panes(topics.funnelPerHour(), MartRecords.funnel());
        panes(topics.customerTotals(), MartRecords.customer());
        customersOfUsualTimes();
        panes(topics.alerts(), MartRecords.alert());
    }

    private <V extends SpecificRecordBase> void catalogue(Topic<V> topic, V valid, String id) {
        V extreme = limits.at(end, topic, valid, value -> text(value, id));
        for (String each : IDS) {
            log.append(topic, each, with(named(extreme, each), id, each));
        }
    }

    /** With the extreme times and usual ones, in the extreme currency and another. */
    private <V extends SpecificRecordBase> void panes(Topic<V> topic, V valid) {
        V extreme = limits.at(end, topic, valid, value -> "k");
        for (String id : IDS) {
            for (V pane : currencies(named(extreme, id))) {
                for (V timed : times(pane, valid)) {
                    log.append(topic, id, timed);
                }
            }
        }
    }

    private static <V extends SpecificRecordBase> List<V> currencies(V pane) {
        return pane.getSchema().getField("currency") == null
                ? List.of(pane)
                : List.of(pane, with(pane, "currency", "USD"));
    }

    private <V extends SpecificRecordBase> List<V> times(V pane, V valid) {
        if (pane.getSchema().getField("window_start") == null) {
            return List.of(pane);
        }
        List<V> timed = new ArrayList<>();
        for (V each : List.of(pane, valid)) {
            Instant start = (Instant) Objects.requireNonNull(each.get("window_start"));
            timed.add(with(pane, "window_start", start));
            timed.add(with(pane, "window_start", start.plusSeconds(end == End.HIGHEST ? -3600 : 3600)));
        }
        return timed;
    }

    // Their orders are not older than they are: they belong to a cohort.
    private void customersOfUsualTimes() {
        CustomerTotals extreme = limits.at(end, topics.customerTotals(), MartRecords.customer(), value -> "k");
        for (String id : IDS) {
            CustomerTotals usual = CustomerTotals.newBuilder(named(extreme, id))
                    .setCurrency("USD")
                    .setFirstOrderAt(Samples.NOON)
                    .setLastOrderAt(Samples.NOON)
                    .build();
            log.append(topics.customerTotals(), id, usual);
        }
    }

    private void orders() {
        Order valid = Order.newBuilder(Samples.order("o", 1))
                .setCampaignId("m")
                .setSessionId("s")
                .setShippingCity("city")
                .build();
        Order extreme = limits.at(end, topics.orders(), valid, Order::getOrderId);
        int number = 0;
        for (String id : IDS) {
            for (Instant placedAt : List.of(extreme.getPlacedAt(), Samples.NOON)) {
                for (OrderStatus status : List.of(OrderStatus.PAID, OrderStatus.CANCELLED)) {
                    Order order = end == End.NOTHING ? extreme : named(extreme, id);
                    order = Order.newBuilder(order)
                            .setOrderId(LimitRecords.text("o" + number++, 200))
                            .setStatus(status)
                            .setPlacedAt(placedAt)
                            .setLines(new ArrayList<>(lines(id)))
                            .build();
                    long total = order.getLines().stream()
                            .mapToLong(line -> line.getQuantity() * line.getUnitPriceMinor())
                            .sum();
                    order.setTotalMinor(total);
                    order.setKind(total < 0 ? OrderKind.RETURN : OrderKind.SALE);
                    log.append(topics.orders(), order.getOrderId(), order);
                }
            }
        }
    }

    /** The greatest quantities at a cost that they were never sold at, and a line that fills the total. */
    private List<OrderLine> lines(String id) {
        int quantity =
                switch (end) {
                    case HIGHEST -> Integer.MAX_VALUE;
                    case LOWEST -> Integer.MIN_VALUE;
                    case NOTHING -> 1;
                };
        List<OrderLine> lines = new ArrayList<>(IntStream.range(0, LINES)
                .mapToObj(number -> line(Integer.MAX_VALUE - number, id, quantity, 1))
                .toList());
        long left = Money.MAX_MINOR - LINES * Math.abs((long) quantity);
        lines.add(line(1, id, Integer.signum(quantity), left));
        return lines;
    }

    private OrderLine line(int number, String id, int quantity, long priceMinor) {
        boolean nothing = end == End.NOTHING;
        return OrderLine.newBuilder()
                .setLineNo(number)
                .setProductId(id)
                .setCategoryId(nothing ? null : id)
                .setQuantity(quantity)
                .setUnitPriceMinor(priceMinor)
                .setUnitCostMinor(nothing ? null : Money.MAX_MINOR)
                .build();
    }

    private void events() {
        ShopEvent valid = ShopEvent.newBuilder(Samples.event("e", "u"))
                .setOrderId("o")
                .setCampaignId("m")
                .build();
        ShopEvent extreme = limits.at(end, topics.events(), valid, ShopEvent::getUserId);
        IDS.forEach(id -> log.append(topics.events(), id, named(extreme, id)));
    }

    private static Product product() {
        return Product.newBuilder(Samples.product("p", 1, "n"))
                .setCostMinor(1L)
                .setStockQuantity(1L)
                .build();
    }

    private static Campaign campaign() {
        return Campaign.newBuilder()
                .setCampaignId("m")
                .setVersion(1)
                .setName("n")
                .setChannel("email")
                .setStartsOn(LocalDate.EPOCH)
                .setEndsOn(LocalDate.EPOCH)
                .setCurrency("USD")
                .setBudgetMinor(1)
                .build();
    }

    /** Every id that is set becomes this one. */
    private static <V extends SpecificRecordBase> V named(V record, String id) {
        V named = record;
        for (String name : NAMES) {
            if (record.getSchema().getField(name) != null && record.get(name) != null) {
                named = with(named, name, id);
            }
        }
        return named;
    }

    private static String text(SpecificRecordBase record, String field) {
        return String.valueOf(record.get(field));
    }
}
