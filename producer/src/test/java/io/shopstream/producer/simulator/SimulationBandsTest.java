package io.shopstream.producer.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.producer.catalogue.ProductRow;
import io.shopstream.producer.simulator.Bands.Band;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A history of 24 months stays within the bands of the README. */
class SimulationBandsTest {
    private static final long NEEDED_ROWS = 1_179_600;
    private static final Map<String, Band> BANDS = Bands.read();
    private static final HistoryFigures SHOP = new HistoryFigures(42).run();
    private static final HistoryFigures OTHER = new HistoryFigures(7).run();

    @Test
    void shouldStayInTheBandsOfTheReadme() {
        assertThat(BANDS).hasSizeGreaterThan(50);
        assertThat(Bands.violations(BANDS, SHOP.ratios.values())).isEmpty();
    }

    @Test
    void shouldCreateAnotherShopWithinTheSameBandsWithAnotherSeed() {
        assertThat(Bands.violations(BANDS, OTHER.ratios.values())).isEmpty();
        assertThat(OTHER.catalogue.products())
                .extracting(ProductRow::id)
                .doesNotContainAnyElementsOf(
                        SHOP.catalogue.products().stream().map(ProductRow::id).toList());
        assertThat(OTHER.ratios.values().get("orders"))
                .isNotEqualTo(SHOP.ratios.values().get("orders"));
    }

    @Test
    void shouldMakeEnoughRowsInAFullHistory() {
        assertThat(SHOP.rows()).isGreaterThan(NEEDED_ROWS * 103 / 100);
        assertThat(OTHER.rows()).isGreaterThan(NEEDED_ROWS * 103 / 100);
    }

    @Test
    void shouldConvertLoyalAndBusinessCustomersBetterThanNewOnes() {
        Map<String, Double> figures = SHOP.ratios.values();
        assertThat(figures.get("conversion of new")).isLessThan(figures.get("conversion of regular"));
        assertThat(figures.get("conversion of regular")).isLessThan(figures.get("conversion of loyal"));
        assertThat(figures.get("conversion of loyal")).isLessThan(figures.get("conversion of business"));
    }
}
