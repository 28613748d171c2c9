package io.shopstream.api.pages;

import io.shopstream.api.Browser;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The pages of a shop that runs and does not sell, such as one with the full history: {@code -Dshopstream.shop.api=URL},
 * {@code -Dshopstream.shop.warehouse=jdbc:...}, and {@code -Dshopstream.shop.filters} with the filters to look at,
 * separated by spaces, such as {@code currency=USD&range=all&country=France}.
 */
@EnabledIfSystemProperty(named = "shopstream.shop.api", matches = ".+")
class PagesOfAShopIT {
    private final ShownFigures shown = new ShownFigures(
            Browser.shared(),
            new ComparedShop(
                    URI.create(System.getProperty("shopstream.shop.api", "")),
                    System.getProperty("shopstream.shop.warehouse", "")));

    @Test
    void shouldShowWhatTheApiTellsAndSqlAddsUp() {
        for (String filters : System.getProperty("shopstream.shop.filters").split(" ")) {
            shown.checkSales("/executive?" + filters);
            shown.checkSales("/sales?" + filters);
            shown.checkBestSellers("/products?" + filters);
            shown.checkCustomers("/customers?" + filters);
        }
    }
}
