package io.shopstream.producer.simulator;

import io.shopstream.producer.catalogue.Catalogue;
import io.shopstream.producer.catalogue.CustomerType;
import io.shopstream.producer.catalogue.UserRow;
import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.OrderKind;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Figures of returning customers: repeat rates and monthly cohorts of users who signed up during the history. */
final class LoyaltyFigures {
    private static final YearMonth LAST = YearMonth.from(HistoryFigures.OPENING.atOffset(ZoneOffset.UTC));

    private final Ratios ratios;
    private final Map<String, UserRow> users = new HashMap<>();
    private final Map<String, List<Instant>> orders = new HashMap<>();

    LoyaltyFigures(Ratios ratios, Catalogue catalogue) {
        this.ratios = ratios;
        catalogue.users().forEach(user -> users.put(user.id(), user));
    }

    void order(Order order) {
        if (order.getKind() == OrderKind.SALE && order.getVersion() == 1) {
            orders.computeIfAbsent(order.getUserId(), id -> new ArrayList<>()).add(order.getPlacedAt());
        }
    }

    void finish(Map<String, CustomerType> types) {
        Instant historyBegins =
                HistoryFigures.OPENING.atOffset(ZoneOffset.UTC).minusMonths(24).toInstant();
        users.values().stream()
                .filter(user -> user.registeredAt().isAfter(historyBegins))
                .forEach(user -> ratios.add("sign-ups that ever buy", orders.containsKey(user.id())));
        orders.forEach((user, moments) -> {
            String type = Objects.requireNonNull(types.get(user)).code();
            ratios.add("buyers who buy again", moments.size() > 1);
            ratios.add("buyers who buy again of " + type, moments.size() > 1);
            ratios.add("orders per buyer of " + type, moments.size(), 1);
            ratios.add("orders per buyer", moments.size(), 1);
            if (Objects.requireNonNull(users.get(user)).registeredAt().isAfter(historyBegins)) {
                cohort(moments);
            }
        });
    }

    private void cohort(List<Instant> moments) {
        YearMonth first = month(moments.getFirst());
        for (int later : List.of(1, 3, 6, 12)) {
            if (ChronoUnit.MONTHS.between(first, LAST) > later) {
                YearMonth wanted = first.plusMonths(later);
                ratios.add("cohort buying in month " + later, moments.stream().anyMatch(at -> month(at)
                        .equals(wanted)));
            }
        }
    }

    private static YearMonth month(Instant at) {
        return YearMonth.from(at.atOffset(ZoneOffset.UTC));
    }
}
