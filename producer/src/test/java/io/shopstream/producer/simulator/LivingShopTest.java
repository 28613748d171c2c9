package io.shopstream.producer.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.producer.catalogue.CampaignRow;
import io.shopstream.producer.catalogue.Catalogue;
import io.shopstream.producer.catalogue.CatalogueChanges;
import io.shopstream.producer.catalogue.ProductRow;
import io.shopstream.producer.catalogue.UserRow;
import io.shopstream.producer.simulator.time.OrderRate;
import io.shopstream.schemas.avro.EventType;
import io.shopstream.schemas.avro.Order;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LivingShopTest {
    private static final OrderRate RATE = new OrderRate(20);

    @Test
    void shouldReturnEveryChangeOnce() {
        RecordedShop shop = new RecordedShop(1);
        Map<String, Object> rows = new HashMap<>();
        put(rows, shop.simulation.catalogue());
        shop.run(Duration.ofMinutes(5), RATE);
        CatalogueChanges changes = shop.simulation.drainChanges();
        assertThat(changes.products()).extracting(ProductRow::id).doesNotHaveDuplicates();
        assertThat(changes.users()).isNotEmpty();
        changes.users().forEach(row -> rows.put(row.id(), row));
        changes.products().forEach(row -> rows.put(row.id(), row));
        changes.campaigns().forEach(row -> rows.put(row.id(), row));
        Map<String, Object> now = new HashMap<>();
        put(now, shop.simulation.catalogue());
        assertThat(rows).isEqualTo(now);
        assertThat(shop.simulation.drainChanges().isEmpty()).isTrue();
    }

    @Test
    void shouldSignUpCustomersAndReviewPricesAndNeverOversell() {
        RecordedShop shop = new RecordedShop(2).run(Duration.ofMinutes(5), RATE);
        Catalogue end = shop.simulation.catalogue();
        assertThat(end.users()).hasSizeBetween(540, 700);
        Map<String, Long> before = RecordedShop.CATALOGUE.products().stream()
                .collect(Collectors.toMap(ProductRow::id, ProductRow::priceMinor));
        assertThat(end.products().stream()
                        .filter(row -> !before.getOrDefault(row.id(), 0L).equals(row.priceMinor()))
                        .count())
                .isBetween(25L, 150L);
        assertThat(end.products())
                .allSatisfy(row -> assertThat(row.stock()).isNotNegative())
                .allSatisfy(row -> assertThat(row.priceMinor()).isGreaterThan(row.costMinor()));
        Map<String, UserRow> users = end.users().stream().collect(Collectors.toMap(UserRow::id, Function.identity()));
        assertThat(shop.events)
                .filteredOn(event -> event.getType() == EventType.SESSION_START)
                .allSatisfy(event -> assertThat(event.getOccurredAt())
                        .isAfterOrEqualTo(Objects.requireNonNull(users.get(event.getUserId()))
                                .registeredAt()));
    }

    @Test
    void shouldEndAFlashSaleAtTheOldPrices() {
        RecordedShop shop = new RecordedShop(3);
        Map<String, Long> before = prices(shop);
        shop.simulation.startFlashSale(shop.now(), Duration.ofSeconds(30));
        Map<String, Long> during = prices(shop);
        List<String> onSale = before.keySet().stream()
                .filter(id -> !Objects.equals(before.get(id), during.get(id)))
                .toList();
        assertThat(onSale).hasSize(10).allSatisfy(id -> assertThat(during.get(id))
                .isEqualTo(Math.round(Objects.requireNonNull(before.get(id)) * 0.7)));
        assertThat(shop.simulation.drainChanges().campaigns())
                .extracting(CampaignRow::startsOn)
                .containsOnly(shop.now().atOffset(java.time.ZoneOffset.UTC).toLocalDate());
        shop.run(Duration.ofSeconds(31), RATE);
        Map<String, Long> after = prices(shop);
        // A price review may have happened in the second after the end.
        assertThat(onSale.stream()
                        .filter(id -> Objects.equals(before.get(id), after.get(id)))
                        .count())
                .isGreaterThanOrEqualTo(9);
        long sold = shop.orders.stream()
                .filter(order -> order.getVersion() == 1)
                .flatMap(order -> order.getLines().stream())
                .filter(line -> onSale.contains(line.getProductId()))
                .count();
        assertThat(sold).isGreaterThan(200);
    }

    @Test
    void shouldPlaceExactlyTheOrdersOfABurst() {
        RecordedShop shop = new RecordedShop(4).run(Duration.ofSeconds(20), new OrderRate(0));
        int placed = 0;
        while (placed < 3_000) {
            placed += shop.simulation.burst(shop.now(), 3_000 - placed);
        }
        assertThat(shop.simulation.ordersPlaced()).isEqualTo(3_000);
        assertThat(shop.orders).extracting(Order::getVersion).containsOnly(1L);
        assertThat(shop.count(EventType.PURCHASE)).isEqualTo(3_000);
        assertThat(shop.count(EventType.SESSION_START)).isGreaterThan(25_000);
        assertThat(shop.events)
                .allSatisfy(event -> assertThat(event.getOccurredAt()).isBeforeOrEqualTo(shop.now()));
    }

    @Test
    void shouldNotDependOnTheOrderInWhichRowsAreLoaded() {
        Catalogue rows = RecordedShop.CATALOGUE;
        Catalogue reversed = new Catalogue(
                rows.categories().reversed(),
                rows.products().reversed(),
                rows.users().reversed(),
                rows.campaigns().reversed());
        assertThat(tenSeconds(reversed)).isEqualTo(tenSeconds(rows)).isNotEqualTo(Collections.emptyList());
    }

    private static List<Object> tenSeconds(Catalogue catalogue) {
        return new RecordedShop(5, catalogue).run(Duration.ofSeconds(10), RATE).sequence;
    }

    private static Map<String, Long> prices(RecordedShop shop) {
        return shop.simulation.catalogue().products().stream()
                .collect(Collectors.toMap(ProductRow::id, ProductRow::priceMinor));
    }

    private static void put(Map<String, Object> rows, Catalogue catalogue) {
        catalogue.users().forEach(row -> rows.put(row.id(), row));
        catalogue.products().forEach(row -> rows.put(row.id(), row));
        catalogue.campaigns().forEach(row -> rows.put(row.id(), row));
    }
}
