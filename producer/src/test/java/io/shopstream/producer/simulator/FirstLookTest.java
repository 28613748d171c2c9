package io.shopstream.producer.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.producer.catalogue.Catalogue;
import io.shopstream.producer.catalogue.ProductRow;
import io.shopstream.producer.catalogue.maker.CatalogueFactory;
import io.shopstream.producer.catalogue.maker.CatalogueSpec;
import io.shopstream.producer.simulator.orders.ShopOutput;
import io.shopstream.producer.simulator.time.HistoryCurve;
import io.shopstream.producer.simulator.time.OrderRate;
import io.shopstream.schemas.avro.EventType;
import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.OrderKind;
import io.shopstream.schemas.avro.ShopEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What somebody sees who has just started the default shop: its past, and how live traffic continues it. */
class FirstLookTest {
    private static final Instant OPENING = Instant.parse("2026-03-01T12:00:00Z");
    private static final double LIVE_MINUTE = OrderRate.DEFAULT.perSecond() * 60;
    private static final int LIVE_MINUTES = 15;
    private static final Seen FIRST = new Seen(42);

    @Test
    void shouldBeAFunctionOfTheSeed() {
        assertThat(new Seen(42).orders).isEqualTo(FIRST.orders);
        assertThat(new Seen(43).orders.getFirst()).isNotEqualTo(FIRST.orders.getFirst());
    }

    @Test
    void shouldHaveATenthOfALiveDayOnTheLastCompleteDay() {
        LocalDate yesterday = LocalDate.ofInstant(OPENING, ZoneOffset.UTC).minusDays(1);
        long orders = FIRST.orders.stream()
                .filter(order ->
                        LocalDate.ofInstant(order.getPlacedAt(), ZoneOffset.UTC).equals(yesterday))
                .count();
        assertThat(orders).isBetween((long) (LIVE_MINUTE * 24 * 60 / 10), (long) (LIVE_MINUTE * 24 * 60 / 5));
    }

    @Test
    void shouldHaveOrdersInEveryHourOfTheLastDayAndEveryMinuteOfTheLastHour() {
        assertThat(placedIn(Duration.ofHours(1), 24)).allMatch(orders -> orders > 30);
        assertThat(placedIn(Duration.ofMinutes(1), 60)).allMatch(orders -> orders > 0);
    }

    @Test
    void shouldGoOnLiveAtTheRateOfItsLastMinutes() {
        // Poisson: 150 and 450, four deviations.
        assertThat(placedIn(Duration.ofMinutes(5), 1).getFirst())
                .isBetween((int) (4 * LIVE_MINUTE), (int) (6.7 * LIVE_MINUTE));
        List<Integer> minutes = new ArrayList<>(Collections.nCopies(LIVE_MINUTES, 0));
        for (Order order : FIRST.live) {
            int minute = (int) Duration.between(OPENING, order.getPlacedAt()).toMinutes();
            minutes.set(minute, minutes.get(minute) + 1);
        }
        assertThat(minutes).allMatch(orders -> orders > LIVE_MINUTE / 3 && orders < 2.2 * LIVE_MINUTE);
        assertThat(FIRST.live.size() / LIVE_MINUTE).isBetween(0.8 * LIVE_MINUTES, 1.25 * LIVE_MINUTES);
    }

    @Test
    void shouldHaveAFunnelOfTheLastDay() {
        assertThat(events(EventType.SESSION_START)).isGreaterThan(8 * events(EventType.PURCHASE));
        assertThat(events(EventType.ADD_TO_CART)).isGreaterThan(events(EventType.CHECKOUT));
        assertThat(events(EventType.CHECKOUT)).isGreaterThan(events(EventType.PURCHASE));
        assertThat(events(EventType.PURCHASE)).isGreaterThan((int) (LIVE_MINUTE * 24 * 60 / 10));
    }

    @Test
    void shouldHaveCustomersWhoReturnAndNewOnesEveryDay() {
        Map<String, Instant> first = new HashMap<>();
        Map<String, Integer> orders = new HashMap<>();
        for (Order order : FIRST.orders) {
            first.putIfAbsent(order.getUserId(), order.getPlacedAt());
            orders.merge(order.getUserId(), 1, Integer::sum);
        }
        long again = orders.values().stream().filter(count -> count > 1).count();
        assertThat((double) again / orders.size()).isBetween(0.4, 0.75);
        long newest = first.values().stream()
                .filter(at -> at.isAfter(OPENING.minus(Duration.ofDays(1))))
                .count();
        // More than a few, and fewer than those who have bought before.
        assertThat(newest).isBetween(200L, orders.size() / 2L);
    }

    @Test
    void shouldHaveGoodsToSell() {
        assertThat(FIRST.shown.stream().filter(product -> product.stock() == 0).count())
                .isLessThan(FIRST.shown.size() / 15L);
        assertThat(FIRST.shownLater.stream()
                        .filter(product -> product.stock() == 0)
                        .count())
                .isLessThan(FIRST.shown.size() / 15L);
    }

    private static int events(EventType type) {
        return FIRST.eventsOfTheLastDay.getOrDefault(type, 0);
    }

    /** Orders placed in each of the last periods before the opening, the newest first. */
    private static List<Integer> placedIn(Duration period, int periods) {
        List<Integer> placed = new ArrayList<>(Collections.nCopies(periods, 0));
        for (Order order : FIRST.orders) {
            long ago = (Duration.between(order.getPlacedAt(), OPENING).toMillis() - 1) / period.toMillis();
            if (ago < periods) {
                placed.set((int) ago, placed.get((int) ago) + 1);
            }
        }
        return placed;
    }

    private static final class Seen implements ShopOutput {
        private final List<Order> orders = new ArrayList<>();
        private final List<Order> live = new ArrayList<>();
        private final Map<EventType, Integer> eventsOfTheLastDay = new EnumMap<>(EventType.class);
        private final List<ProductRow> shown;
        private final List<ProductRow> shownLater;

        Seen(long seed) {
            CatalogueSpec spec = new CatalogueSpec(seed, "USD", 40, 2_000, 20_000, 60, OPENING, true);
            Catalogue catalogue = CatalogueFactory.create(spec);
            Simulation simulation = new Simulation(catalogue, seed, spec.historyBegins(), this);
            simulation.advanceHistory(OPENING, HistoryCurve.rising(spec.historyBegins(), OPENING, OrderRate.DEFAULT));
            shown = productsOf(simulation);
            for (int tick = 0; tick < LIVE_MINUTES * 60; tick++) {
                simulation.advance(OPENING.plusSeconds(tick), OrderRate.DEFAULT);
            }
            shownLater = productsOf(simulation);
        }

        private static List<ProductRow> productsOf(Simulation simulation) {
            return simulation.catalogue().products().stream()
                    .filter(product -> product.active() && product.launchedAt().isBefore(OPENING))
                    .toList();
        }

        @Override
        public void order(Order order, Instant at) {
            if (order.getVersion() == 1 && order.getKind() == OrderKind.SALE) {
                (order.getPlacedAt().isBefore(OPENING) ? orders : live).add(order);
            }
        }

        @Override
        public void event(ShopEvent event) {
            if (event.getOccurredAt().isAfter(OPENING.minus(Duration.ofDays(1)))
                    && event.getOccurredAt().isBefore(OPENING)) {
                eventsOfTheLastDay.merge(event.getType(), 1, Integer::sum);
            }
        }
    }
}
