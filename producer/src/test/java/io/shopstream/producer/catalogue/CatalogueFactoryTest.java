package io.shopstream.producer.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.schemas.avro.Campaign;
import io.shopstream.schemas.avro.Category;
import io.shopstream.schemas.avro.Product;
import io.shopstream.schemas.avro.User;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CatalogueFactoryTest {
    private static final CatalogueSpec SPEC = new CatalogueSpec(42, "USD", 20, 200, 300, 8, 2026);
    private static final Catalogue CATALOGUE = CatalogueFactory.create(SPEC);

    @Test
    void shouldMakeAsMuchAsAskedFor() {
        assertThat(CATALOGUE.categories()).hasSize(20);
        assertThat(CATALOGUE.categories())
                .extracting(Category::getDepartment)
                .containsOnly("Electronics", "Home", "Fashion", "Sports", "Leisure");
        assertThat(CATALOGUE.products()).hasSize(200);
        assertThat(CATALOGUE.products()).extracting(Product::getName).doesNotHaveDuplicates();
        assertThat(CATALOGUE.users()).hasSize(300);
        assertThat(CATALOGUE.users()).extracting(User::getEmail).doesNotHaveDuplicates();
        assertThat(CATALOGUE.campaigns()).hasSize(8);
    }

    @Test
    void shouldMakeTheSameForTheSameSpec() {
        assertThat(CatalogueFactory.create(SPEC)).isEqualTo(CATALOGUE);
    }

    @Test
    void shouldLeaveWhatThereIsWhenMoreIsAskedFor() {
        Catalogue larger = CatalogueFactory.create(new CatalogueSpec(42, "USD", 20, 400, 600, 8, 2026));
        assertThat(larger.products()).startsWith(CATALOGUE.products().toArray(Product[]::new));
        assertThat(larger.users()).startsWith(CATALOGUE.users().toArray(User[]::new));
    }

    @Test
    void shouldNeverGiveOneIdTwoMeanings() {
        assertNoSharedProducts(new CatalogueSpec(43, "USD", 20, 200, 300, 8, 2026));
        assertNoSharedProducts(new CatalogueSpec(42, "EUR", 20, 200, 300, 8, 2026));
        assertNoSharedProducts(new CatalogueSpec(42, "USD", 10, 200, 300, 8, 2026));
        Catalogue nextYear = CatalogueFactory.create(new CatalogueSpec(42, "USD", 20, 200, 300, 8, 2027));
        assertThat(nextYear.campaigns())
                .extracting(Campaign::getCampaignId)
                .doesNotContainAnyElementsOf(CATALOGUE.campaigns().stream()
                        .map(Campaign::getCampaignId)
                        .toList());
    }

    @Test
    void shouldMakeIdsOfVersionSeven() {
        assertThat(CATALOGUE.users()).allSatisfy(user -> {
            UUID id = UUID.fromString(user.getUserId());
            assertThat(id.version()).isEqualTo(7);
            assertThat(id.variant()).isEqualTo(2);
            assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(CatalogueSpec.EPOCH.toEpochMilli());
        });
    }

    @Test
    void shouldSellEverythingAboveItsCost() {
        assertThat(CATALOGUE.products())
                .allSatisfy(product ->
                        assertThat(product.getCostMinor()).isPositive().isLessThan(product.getPriceMinor()));
    }

    @Test
    void shouldHaveACampaignOnEveryDayOfTheYear() {
        LocalDate first = LocalDate.of(2026, 1, 1);
        for (LocalDate day = first; day.getYear() == 2026; day = day.plusDays(1)) {
            LocalDate today = day;
            assertThat(CATALOGUE.campaigns())
                    .as("on %s", today)
                    .anyMatch(campaign ->
                            !today.isBefore(campaign.getStartsOn()) && !today.isAfter(campaign.getEndsOn()));
        }
    }

    private static void assertNoSharedProducts(CatalogueSpec spec) {
        assertThat(CatalogueFactory.create(spec).products())
                .extracting(Product::getProductId)
                .doesNotContainAnyElementsOf(
                        CATALOGUE.products().stream().map(Product::getProductId).toList());
    }
}
