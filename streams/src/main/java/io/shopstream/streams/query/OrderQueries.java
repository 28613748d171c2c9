package io.shopstream.streams.query;

import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.query.OrderView;
import io.shopstream.schemas.query.OrderViews;
import io.shopstream.schemas.rules.Standing;
import io.shopstream.schemas.serde.RegistryUnavailableException;
import io.shopstream.schemas.serde.UndecodableRecordException;
import io.shopstream.schemas.topic.Topic;
import io.shopstream.streams.intake.StoredOrder;
import io.shopstream.streams.query.cluster.MergedResult;
import io.shopstream.streams.query.cluster.QueryCoordinator;
import io.shopstream.streams.query.cluster.QueryOutcome;
import io.shopstream.streams.query.question.OrderQuestion;
import io.shopstream.streams.query.question.OrdersQuestion;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Answers queries for the last valid version of an order. It may be one transaction ahead of the panes, which follow
 * within two commits.
 */
public final class OrderQueries {
    private final QueryCoordinator queryCoordinator;
    private final Topic<Order> orders;
    private final Deserializer<Order> deserializer;
    private final Clock clock;

    public OrderQueries(
            QueryCoordinator queryCoordinator, Topic<Order> orders, Deserializer<Order> deserializer, Clock clock) {
        this.queryCoordinator = queryCoordinator;
        this.orders = orders;
        this.deserializer = deserializer;
        this.clock = clock;
    }

    /**
     * {@code NotReady} also while the registry is unavailable; {@code Failed} also if the stored value cannot be
     * decoded.
     */
    public QueryOutcome<OrderView> byId(String orderId) {
        // Asks all partitions: which one holds an order depends on the producer's partitioner, and partitioners differ.
        QueryOutcome<MergedResult<OrderQuestion.Versions>> stored = queryCoordinator.ask(new OrderQuestion(orderId));
        return decoded(() -> stored.flatMap(found -> found.value().versions().isEmpty()
                ? found.notFound("the order")
                : new QueryOutcome.Found<>(view(newest(found.value().versions()), found))));
    }

    /** As {@link #byId} for several orders at once: those that are there, or one outcome for all of them. */
    public QueryOutcome<OrderViews> byIds(List<String> orderIds) {
        QueryOutcome<MergedResult<OrdersQuestion.Versions>> stored = queryCoordinator.ask(new OrdersQuestion(orderIds));
        return decoded(() -> stored.flatMap(found -> {
            Map<String, List<byte[]>> versions = found.value().versions();
            return found.stale() && !versions.keySet().containsAll(orderIds)
                    ? found.notFound("an order")
                    : new QueryOutcome.Found<>(new OrderViews(versions.values().stream()
                            .map(ofOrder -> view(newest(ofOrder), found))
                            .toList()));
        }));
    }

    private static <T> QueryOutcome<T> decoded(Supplier<QueryOutcome<T>> outcome) {
        try {
            return outcome.get();
        } catch (RegistryUnavailableException e) {
            return new QueryOutcome.NotReady<>("the schema registry is unavailable");
        } catch (UndecodableRecordException | IllegalArgumentException e) {
            // IllegalArgumentException: the value is too short to hold a version.
            return new QueryOutcome.Failed<>("the stored value of the order cannot be decoded");
        }
    }

    private Order newest(List<byte[]> versions) {
        return versions.stream()
                .map(bytes -> deserializer.deserialize(orders.name(), StoredOrder.rawValue(bytes)))
                .max(Comparator.comparingLong(Order::getVersion))
                .orElseThrow(() -> new IllegalStateException("a found order must have a version"));
    }

    private OrderView view(Order order, MergedResult<?> found) {
        return new OrderView(
                order.getOrderId(),
                order.getVersion(),
                order.getKind().name(),
                order.getStatus().name(),
                Standing.stands(order),
                order.getUserId(),
                order.getPlacedAt(),
                order.getUpdatedAt(),
                order.getCurrency(),
                order.getTotalMinor(),
                order.getShippingCountry(),
                order.getShippingCity(),
                order.getChannel(),
                order.getCampaignId(),
                order.getLines().stream()
                        .map(line -> new OrderView.Line(
                                line.getLineNo(),
                                line.getProductId(),
                                line.getCategoryId(),
                                line.getQuantity(),
                                line.getUnitPriceMinor()))
                        .toList(),
                clock.instant(),
                found.stale(),
                found.lag(),
                found.processedThrough());
    }
}
