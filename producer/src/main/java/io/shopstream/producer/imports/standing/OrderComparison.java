package io.shopstream.producer.imports.standing;

import io.shopstream.producer.imports.standing.OrderDecision.Conflict;
import io.shopstream.producer.imports.standing.OrderDecision.Continued;
import io.shopstream.producer.imports.standing.OrderDecision.Corrected;
import io.shopstream.producer.imports.standing.OrderDecision.New;
import io.shopstream.producer.imports.standing.OrderDecision.Unchanged;
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
 * Compares the order of an invoice with the one that stands. Lines are equal if product, quantity, price, category and
 * cost are; their numbers and their sequence do not matter. Two different orders never become one without {@code
 * replace}: everything that is neither a correction nor a continuation is a conflict.
 */
public final class OrderComparison {
    private final String content;
    private final boolean replace;
    private final Clock clock;

    /**
     * @param content {@link FileContent#key} of the file
     * @param replace whether the file's order replaces a standing one that it conflicts with
     * @param clock the time of a version that the comparison makes
     */
    public OrderComparison(String content, boolean replace, Clock clock) {
        this.content = content;
        this.replace = replace;
        this.clock = clock;
    }

    /** @param standing null if no order with this id stands */
    public OrderDecision decide(Order file, @Nullable StandingOrder standing) {
        if (standing == null) {
            return new New(file);
        }
        // A version that this file wrote may already contain lines of another file, or be what a killed import left.
        if (content.equals(standing.importedFrom()) || isEqual(file, standing.order())) {
            return new Unchanged();
        }
        return decide(file, standing.order(), isFollowed(file, standing));
    }

    /** @param follows whether the file has a later status of the same order */
    private OrderDecision decide(Order file, Order standing, boolean follows) {
        if (replace) {
            return valid(new Corrected(next(file, file.getLines(), standing)), standing);
        }
        Optional<String> difference = difference(file, standing, follows);
        if (difference.isPresent()) {
            return new Conflict(standing, difference.get());
        }
        Map<Content, Integer> ours = contents(file);
        Map<Content, Integer> theirs = contents(standing);
        if (contains(ours, theirs)) {
            return valid(new Corrected(next(file, file.getLines(), standing)), standing);
        }
        if (ours.keySet().stream().anyMatch(theirs::containsKey)) {
            return new Conflict(standing, "some of the lines are equal, others are missing in the file");
        }
        if (!file.getPlacedAt().equals(standing.getPlacedAt())) {
            return new Conflict(standing, "no line is equal, and the first moment differs");
        }
        if (!Objects.equals(file.getUserId(), standing.getUserId())) {
            return new Conflict(standing, "no line is equal, and the customer differs");
        }
        return valid(new Continued(next(file, merged(standing, file), standing)), standing);
    }

    // Next month's export of another shop has the order as refunded that this month's had as paid. An older export does
    // not undo that, and no file undoes what another program has made of the order.
    private static boolean isFollowed(Order file, StandingOrder standing) {
        return standing.importedFrom() != null
                && file.getStatus().compareTo(standing.order().getStatus()) > 0;
    }

    private static boolean isEqual(Order file, Order standing) {
        return difference(file, standing, false).isEmpty()
                && Objects.equals(file.getUserId(), standing.getUserId())
                && file.getPlacedAt().equals(standing.getPlacedAt())
                && contents(file).equals(contents(standing));
    }

    // A correction may name the customer of an anonymous sale, and may move the first moment: a damaged line hid it.
    private static Optional<String> difference(Order file, Order standing, boolean follows) {
        if (file.getKind() != standing.getKind()) {
            return Optional.of("one is a sale, the other a return");
        }
        if (!file.getCurrency().equals(standing.getCurrency())) {
            return Optional.of("the currency differs");
        }
        if (file.getStatus() != standing.getStatus() && !follows) {
            return Optional.of("the order that stands is " + standing.getStatus());
        }
        if (standing.getUserId() != null && !standing.getUserId().equals(file.getUserId())) {
            return Optional.of("the customer differs");
        }
        return file.getShippingCountry().equals(standing.getShippingCountry())
                ? Optional.empty()
                : Optional.of("the country differs");
    }

    private static OrderDecision valid(OrderDecision decision, Order standing) {
        Order order =
                switch (decision) {
                    case New made -> made.order();
                    case Corrected made -> made.order();
                    case Continued made -> made.order();
                    case Unchanged _, Conflict _ -> standing;
                };
        List<Violation> violations = OrderRules.check(order.getOrderId(), order, order.getUpdatedAt());
        return violations.isEmpty()
                ? decision
                : new Conflict(
                        standing,
                        "both together break a rule: " + violations.getFirst().detail());
    }

    private Order next(Order file, List<OrderLine> lines, Order standing) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return Order.newBuilder()
                .setOrderId(file.getOrderId())
                .setVersion(standing.getVersion() + 1)
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

    private static List<OrderLine> merged(Order standing, Order file) {
        List<OrderLine> lines = new ArrayList<>(standing.getLines());
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

    private static boolean contains(Map<Content, Integer> all, Map<Content, Integer> some) {
        return some.entrySet().stream().allMatch(line -> all.getOrDefault(line.getKey(), 0) >= line.getValue());
    }

    private static Map<Content, Integer> contents(Order order) {
        Map<Content, Integer> contents = new HashMap<>();
        for (OrderLine line : order.getLines()) {
            contents.merge(
                    new Content(
                            line.getProductId(),
                            line.getQuantity(),
                            line.getUnitPriceMinor(),
                            line.getCategoryId(),
                            line.getUnitCostMinor()),
                    1,
                    Integer::sum);
        }
        return contents;
    }

    private record Content(
            String product,
            int quantity,
            long priceMinor,
            @Nullable String category,
            @Nullable Long costMinor) {}
}
