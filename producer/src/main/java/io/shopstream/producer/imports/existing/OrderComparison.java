package io.shopstream.producer.imports.existing;

import io.shopstream.producer.imports.existing.OrderDecision.Conflict;
import io.shopstream.producer.imports.existing.OrderDecision.Continued;
import io.shopstream.producer.imports.existing.OrderDecision.Corrected;
import io.shopstream.producer.imports.existing.OrderDecision.New;
import io.shopstream.producer.imports.existing.OrderDecision.Unchanged;
import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.OrderLine;
import io.shopstream.schemas.rules.OrderRules;
import io.shopstream.schemas.rules.Violation;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Compares the order of an invoice with the one that the shop has under its number. Lines are equal if product,
 * quantity, price, category and cost are; their numbers and their sequence do not matter. Two different orders never
 * become one without {@code replace}: everything that is neither a correction nor a continuation is a conflict.
 */
public final class OrderComparison {
    private final String importKey;
    private final boolean replace;
    private final Clock clock;

    /**
     * @param importKey {@link FileIdentity#key} of the file
     * @param replace whether the file's order replaces an existing one that it conflicts with
     * @param clock the time of a version that the comparison makes
     */
    public OrderComparison(String importKey, boolean replace, Clock clock) {
        this.importKey = importKey;
        this.replace = replace;
        this.clock = clock;
    }

    /** @param existing null if the shop has no order with this id */
    public OrderDecision decide(Order file, @Nullable ExistingOrder existing) {
        if (existing == null) {
            return new New(file);
        }
        // A version that this file wrote may already contain lines of another file, or be what a killed import left.
        if (importKey.equals(existing.importedFrom()) || isEqual(file, existing.order())) {
            return new Unchanged();
        }
        return decide(file, existing.order(), isFollowed(file, existing));
    }

    /** @param follows whether the file has a later status of the same order */
    private OrderDecision decide(Order file, Order existing, boolean follows) {
        if (replace) {
            return valid(new Corrected(next(file, file.getLines(), existing)), existing);
        }
        Optional<String> difference = difference(file, existing, follows);
        if (difference.isPresent()) {
            return new Conflict(existing, difference.get());
        }
        Map<LineFields, Integer> ours = lineCounts(file);
        Map<LineFields, Integer> theirs = lineCounts(existing);
        if (contains(ours, theirs)) {
            return valid(new Corrected(next(file, file.getLines(), existing)), existing);
        }
        if (ours.keySet().stream().anyMatch(theirs::containsKey)) {
            return new Conflict(existing, "some of the lines are equal, others are missing in the file");
        }
        if (!file.getPlacedAt().equals(existing.getPlacedAt())) {
            return new Conflict(existing, "no line is equal, and the first moment differs");
        }
        if (!Objects.equals(file.getUserId(), existing.getUserId())) {
            return new Conflict(existing, "no line is equal, and the customer differs");
        }
        return valid(new Continued(next(file, merged(existing, file), existing)), existing);
    }

    // Next month's export of another shop has the order as refunded that this month's had as paid. An older export does
    // not undo that, and no file undoes what another program has made of the order.
    private static boolean isFollowed(Order file, ExistingOrder existing) {
        return existing.importedFrom() != null
                && file.getStatus().compareTo(existing.order().getStatus()) > 0;
    }

    private static boolean isEqual(Order file, Order existing) {
        return difference(file, existing, false).isEmpty()
                && Objects.equals(file.getUserId(), existing.getUserId())
                && file.getPlacedAt().equals(existing.getPlacedAt())
                && lineCounts(file).equals(lineCounts(existing));
    }

    // A correction may name the customer of an anonymous sale, and may move the first moment: a damaged line hid it.
    private static Optional<String> difference(Order file, Order existing, boolean follows) {
        if (file.getKind() != existing.getKind()) {
            return Optional.of("one is a sale, the other a return");
        }
        if (!file.getCurrency().equals(existing.getCurrency())) {
            return Optional.of("the currency differs");
        }
        if (file.getStatus() != existing.getStatus() && !follows) {
            return Optional.of("the shop's order is " + existing.getStatus());
        }
        if (existing.getUserId() != null && !existing.getUserId().equals(file.getUserId())) {
            return Optional.of("the customer differs");
        }
        return file.getShippingCountry().equals(existing.getShippingCountry())
                ? Optional.empty()
                : Optional.of("the country differs");
    }

    private static OrderDecision valid(OrderDecision decision, Order existing) {
        Order order =
                switch (decision) {
                    case New made -> made.order();
                    case Corrected made -> made.order();
                    case Continued made -> made.order();
                    case Unchanged _, Conflict _ -> existing;
                };
        List<Violation> violations = OrderRules.check(order.getOrderId(), order, order.getUpdatedAt());
        return violations.isEmpty()
                ? decision
                : new Conflict(
                        existing,
                        "both together break a rule: " + violations.getFirst().detail());
    }

    private Order next(Order file, List<OrderLine> lines, Order existing) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return Order.newBuilder()
                .setOrderId(file.getOrderId())
                .setVersion(existing.getVersion() + 1)
                .setKind(file.getKind())
                .setStatus(file.getStatus())
                .setUserId(file.getUserId())
                .setPlacedAt(file.getPlacedAt())
                .setUpdatedAt(now.isBefore(file.getPlacedAt()) ? file.getPlacedAt() : now)
                .setCurrency(file.getCurrency())
                .setLines(lines)
                .setTotalMinor(lines.stream()
                        .mapToLong(line -> line.getQuantity() * line.getUnitPriceMinor())
                        .sum())
                .setShippingCountry(file.getShippingCountry())
                .setChannel(file.getChannel())
                .build();
    }

    private static List<OrderLine> merged(Order existing, Order file) {
        List<OrderLine> lines = new ArrayList<>(existing.getLines());
        int last = lines.stream().mapToInt(OrderLine::getLineNo).max().orElse(0);
        for (OrderLine line : file.getLines()) {
            lines.add(new OrderLine(
                    last + line.getLineNo(),
                    line.getProductId(),
                    line.getCategoryId(),
                    line.getQuantity(),
                    line.getUnitPriceMinor(),
                    line.getUnitCostMinor()));
        }
        return lines;
    }

    private static boolean contains(Map<LineFields, Integer> all, Map<LineFields, Integer> some) {
        return some.entrySet().stream().allMatch(line -> all.getOrDefault(line.getKey(), 0) >= line.getValue());
    }

    private static Map<LineFields, Integer> lineCounts(Order order) {
        Map<LineFields, Integer> counts = new HashMap<>();
        for (OrderLine line : order.getLines()) {
            counts.merge(
                    new LineFields(
                            line.getProductId(),
                            line.getQuantity(),
                            line.getUnitPriceMinor(),
                            line.getCategoryId(),
                            line.getUnitCostMinor()),
                    1,
                    Integer::sum);
        }
        return counts;
    }

    private record LineFields(
            String product,
            int quantity,
            long priceMinor,
            @Nullable String category,
            @Nullable Long costMinor) {}
}
