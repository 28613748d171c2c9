package io.shopstream.local.metabase;

import io.shopstream.local.up.Endpoints;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The cards on a shop that runs and does not sell, such as one with the full history: {@code -Dshopstream.shop=DIR}, and
 * {@code -Dshopstream.shop.span=USD,2024-01-01~2026-01-01,2025-03-01~2025-05-01} for currency, all of it and a part.
 */
@EnabledIfSystemProperty(named = "shopstream.shop", matches = ".+")
class CardsOfAShopIT {
    @Test
    void shouldShowWhatTheApiTells() throws Exception {
        String[] span = System.getProperty("shopstream.shop.span").split(",");
        Endpoints shop = Endpoints.read(Path.of(System.getProperty("shopstream.shop")));

        ShopCards.check(shop, new ShopCards.Span(span[0], span[1], span[2]));
    }
}
