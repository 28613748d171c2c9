package io.shopstream.streams.sessions;

import io.shopstream.schemas.avro.EventType;
import io.shopstream.streams.fixture.TestEvent;
import io.shopstream.streams.pane.Funnel;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Computes the funnel naively: sorts each user's distinct events, splits them at gaps, and counts. */
final class FunnelOracle {
    private static final Duration GAP = Duration.ofMinutes(30);

    private FunnelOracle() {}

    static Map<Instant, Funnel> funnel(Collection<TestEvent> received) {
        Map<String, List<TestEvent>> byUser = new HashMap<>();
        for (TestEvent event : new HashSet<>(received)) {
            byUser.computeIfAbsent(event.user(), _ -> new ArrayList<>()).add(event);
        }
        Map<Instant, Funnel> hours = new TreeMap<>();
        byUser.values().forEach(events -> count(events, hours));
        return hours;
    }

    private static void count(List<TestEvent> events, Map<Instant, Funnel> hours) {
        events.sort(Comparator.comparing(TestEvent::occurredAt));
        List<TestEvent> session = new ArrayList<>();
        for (TestEvent event : events) {
            if (!session.isEmpty()
                    && Duration.between(session.getLast().occurredAt(), event.occurredAt())
                                    .compareTo(GAP)
                            > 0) {
                add(session, hours);
                session.clear();
            }
            session.add(event);
        }
        add(session, hours);
    }

    private static void add(List<TestEvent> session, Map<Instant, Funnel> hours) {
        Set<EventType> types = EnumSet.noneOf(EventType.class);
        session.forEach(event -> types.add(event.type()));
        boolean abandoned = types.contains(EventType.ADD_TO_CART) && !types.contains(EventType.PURCHASE);
        Funnel one = new Funnel(
                1,
                types.contains(EventType.PRODUCT_VIEW) ? 1 : 0,
                types.contains(EventType.ADD_TO_CART) ? 1 : 0,
                types.contains(EventType.CHECKOUT) ? 1 : 0,
                types.contains(EventType.PURCHASE) ? 1 : 0,
                abandoned ? 1 : 0);
        hours.merge(session.getFirst().occurredAt().truncatedTo(ChronoUnit.HOURS), one, Funnel::plus);
    }
}
