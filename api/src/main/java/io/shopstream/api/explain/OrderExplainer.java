package io.shopstream.api.explain;

import io.shopstream.api.answer.explain.OrderExplanation;
import io.shopstream.api.answer.explain.RecordPosition;
import io.shopstream.api.dependency.Dependency;
import io.shopstream.api.dependency.DependencyUnavailableException;
import io.shopstream.api.explain.log.LogRecord;
import io.shopstream.api.explain.log.RecordLog;
import io.shopstream.api.warehouse.Warehouse;
import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.money.Money;
import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.serde.RegistryUnavailableException;
import io.shopstream.schemas.topic.Topic;
import io.shopstream.schemas.validation.RecordValidator;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Explains an order: its versions from the warehouse, what each contained from Kafka, and what it changed by the rules
 * of streams. No connection to the warehouse is held while Kafka is asked.
 */
public final class OrderExplainer {
    // Some megabytes of JSON.
    private static final int MAX_WINDOWS = 20_000;
    private static final Duration RETRY = Duration.ofSeconds(2);

    private final Warehouse warehouse;
    private final RecordLog log;
    private final RecordValidator<Order> validator;
    private final Clock clock;

    public OrderExplainer(Warehouse warehouse, RecordLog log, AvroSerdes serdes, Topic<Order> orders, Clock clock) {
        this.warehouse = warehouse;
        this.log = log;
        this.validator = RecordValidator.orders(serdes.deserializer(orders), orders.name());
        this.clock = clock;
    }

    /**
     * Empty if the warehouse has no such order.
     *
     * @throws DependencyUnavailableException if warehouse, Kafka or schema registry cannot answer now
     */
    public Optional<OrderExplanation> explain(String orderId) {
        Optional<LoadedOrder> loaded = warehouse.ask(snapshot -> LoadedOrder.read(snapshot, orderId, clock.instant()));
        return loaded.map(this::explain);
    }

    private OrderExplanation explain(LoadedOrder order) {
        VersionChanges changes = new VersionChanges(MAX_WINDOWS);
        List<LoadedOrder.Version> positioned = new ArrayList<>();
        List<RecordPosition> positions = new ArrayList<>();
        for (LoadedOrder.Version version : order.versions()) {
            RecordPosition position = version.position();
            if (position == null) {
                // These come first.
                changes.addUnread(version, RecordState.REBUILD_TO_FILL, null);
            } else {
                positioned.add(version);
                positions.add(position);
            }
        }
        try {
            log.read(positions, (index, record) -> add(changes, order.head().orderId(), positioned.get(index), record));
        } catch (RegistryUnavailableException e) {
            throw new DependencyUnavailableException(
                    Dependency.KAFKA, "the schema registry does not answer, so that no record can be read", RETRY, e);
        }
        return answer(order, changes);
    }

    private void add(VersionChanges changes, String orderId, LoadedOrder.Version version, LogRecord record) {
        switch (record) {
            case LogRecord.Deleted _ -> changes.addUnread(version, RecordState.NO_LONGER_IN_TOPIC, null);
            case LogRecord.Absent _ -> changes.addUnread(version, RecordState.NOT_THIS_VERSION, null);
            case LogRecord.Found found -> {
                switch (validator.validate(found.key(), found.value(), found.receivedAt())) {
                    case RecordValidator.Valid<Order>(Order order) -> {
                        if (order.getOrderId().equals(orderId) && order.getVersion() == version.version()) {
                            changes.add(version, order, found.receivedAt());
                        } else {
                            changes.addUnread(version, RecordState.NOT_THIS_VERSION, found.receivedAt());
                        }
                    }
                    case RecordValidator.Invalid<Order> _ ->
                        changes.addUnread(version, RecordState.INVALID, found.receivedAt());
                }
            }
        }
    }

    private static OrderExplanation answer(LoadedOrder order, VersionChanges changes) {
        LoadedOrder.Head head = order.head();
        BigDecimal net = head.stands() ? head.total() : Money.toDecimal(0);
        Map<String, Long> added = order.complete() ? changes.net().orElse(null) : null;
        return new OrderExplanation(
                head.orderId(),
                head.version(),
                head.kind(),
                head.status(),
                head.stands(),
                head.placedAt(),
                head.currency(),
                head.total().toPlainString(),
                net.toPlainString(),
                added == null ? null : Money.format(added.getOrDefault(head.currency(), 0L)),
                added == null ? null : agrees(added, head.currency(), Money.toMinor(net)),
                order.complete(),
                changes.versions(),
                order.asOf());
    }

    private static boolean agrees(Map<String, Long> added, String currency, long net) {
        return added.equals(net == 0 ? Map.of() : Map.of(currency, net));
    }
}
