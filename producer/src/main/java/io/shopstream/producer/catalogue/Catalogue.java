package io.shopstream.producer.catalogue;

import java.util.List;

/** Every row of the shop database. The order of the lists has no meaning. */
public record Catalogue(
        List<CategoryRow> categories, List<ProductRow> products, List<UserRow> users, List<CampaignRow> campaigns) {
    public Catalogue {
        categories = List.copyOf(categories);
        products = List.copyOf(products);
        users = List.copyOf(users);
        campaigns = List.copyOf(campaigns);
    }
}
