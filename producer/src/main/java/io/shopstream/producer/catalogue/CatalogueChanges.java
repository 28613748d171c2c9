package io.shopstream.producer.catalogue;

import java.util.List;

/**
 * Rows of the shop database that are new or have changed, as they are now: writing them twice changes nothing. Each id
 * at most once.
 */
public record CatalogueChanges(List<UserRow> users, List<ProductRow> products, List<CampaignRow> campaigns) {
    public CatalogueChanges {
        users = List.copyOf(users);
        products = List.copyOf(products);
        campaigns = List.copyOf(campaigns);
    }

    public boolean isEmpty() {
        return users.isEmpty() && products.isEmpty() && campaigns.isEmpty();
    }
}
