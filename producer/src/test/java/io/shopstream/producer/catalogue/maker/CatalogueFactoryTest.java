package io.shopstream.producer.catalogue.maker;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.producer.catalogue.CampaignRow;
import io.shopstream.producer.catalogue.Catalogue;
import io.shopstream.producer.catalogue.CategoryRow;
import io.shopstream.producer.catalogue.ProductRow;
import io.shopstream.producer.catalogue.UserRow;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CatalogueFactoryTest {
    private static final Instant OPENING = Instant.parse("2026-03-01T12:00:00Z");
    private static final CatalogueSpec SPEC = new CatalogueSpec(42, "USD", 20, 200, 300, 8, OPENING);
    private static final Catalogue CATALOGUE = CatalogueFactory.create(SPEC);

    @Test
    void shouldCreateTheRequestedNumberOfRows() {
        assertThat(CATALOGUE.categories()).hasSize(20);
        assertThat(CATALOGUE.categories())
                .extracting(CategoryRow::department)
                .containsOnly("Electronics", "Home", "Fashion", "Sports", "Leisure");
        assertThat(CATALOGUE.products()).hasSize(200);
        assertThat(CATALOGUE.products()).extracting(ProductRow::name).doesNotHaveDuplicates();
        assertThat(CATALOGUE.users()).hasSize(300);
        assertThat(CATALOGUE.users()).extracting(UserRow::email).doesNotHaveDuplicates();
        assertThat(CATALOGUE.campaigns()).hasSize(8);
    }

    @Test
    void shouldCreateTheSameRowsForTheSameSpec() {
        assertThat(CatalogueFactory.create(SPEC)).isEqualTo(CATALOGUE);
    }

    @Test
    void shouldNotChangeEarlierRowsWhenMoreAreRequested() {
        Catalogue larger = CatalogueFactory.create(new CatalogueSpec(42, "USD", 20, 400, 600, 8, OPENING));
        assertThat(larger.products()).startsWith(CATALOGUE.products().toArray(ProductRow[]::new));
        assertThat(larger.users()).startsWith(CATALOGUE.users().toArray(UserRow[]::new));
    }

    @Test
    void shouldNeverReuseAnIdForOtherContent() {
        assertNoSharedProducts(new CatalogueSpec(43, "USD", 20, 200, 300, 8, OPENING));
        assertNoSharedProducts(new CatalogueSpec(42, "EUR", 20, 200, 300, 8, OPENING));
        assertNoSharedProducts(new CatalogueSpec(42, "USD", 10, 200, 300, 8, OPENING));
        Catalogue later = CatalogueFactory.create(
                new CatalogueSpec(42, "USD", 20, 200, 300, 8, OPENING.plus(Duration.ofDays(365))));
        assertThat(later.campaigns())
                .extracting(CampaignRow::id)
                .doesNotContainAnyElementsOf(
                        CATALOGUE.campaigns().stream().map(CampaignRow::id).toList());
    }

    @Test
    void shouldCreateIdsOfVersionSeven() {
        assertThat(CATALOGUE.users()).allSatisfy(user -> {
            UUID id = UUID.fromString(user.id());
            assertThat(id.version()).isEqualTo(7);
            assertThat(id.variant()).isEqualTo(2);
            assertThat(id.getMostSignificantBits() >>> 16)
                    .isEqualTo(user.registeredAt().toEpochMilli());
        });
    }

    @Test
    void shouldSellEverythingAboveItsCost() {
        assertThat(CATALOGUE.products())
                .allSatisfy(
                        product -> assertThat(product.costMinor()).isPositive().isLessThan(product.priceMinor()));
    }

    @Test
    void shouldHaveACampaignOnEveryDayOfTheLastYearAndTheNextMonth() {
        CatalogueSpec usual = new CatalogueSpec(42, "USD", 5, 5, 5, 60, OPENING);
        LocalDate opening = LocalDate.ofInstant(OPENING, ZoneOffset.UTC);
        Catalogue catalogue = CatalogueFactory.create(usual);
        for (LocalDate day = opening.minusYears(1); day.isBefore(opening.plusDays(30)); day = day.plusDays(1)) {
            LocalDate today = day;
            assertThat(catalogue.campaigns())
                    .as("on %s", today)
                    .anyMatch(campaign -> !today.isBefore(campaign.startsOn()) && !today.isAfter(campaign.endsOn()));
        }
    }

    private static void assertNoSharedProducts(CatalogueSpec spec) {
        assertThat(CatalogueFactory.create(spec).products())
                .extracting(ProductRow::id)
                .doesNotContainAnyElementsOf(
                        CATALOGUE.products().stream().map(ProductRow::id).toList());
    }
}
