package io.shopstream.producer.catalogue;

import java.util.List;
import java.util.Set;

/**
 * New and changed rows of the shop database in their current state, so that writing them twice is harmless. Each id
 * occurs at most once.
 *
 * @param added ids of the new rows; any other row that was deleted from the database stays deleted
 */
public record CatalogueChanges(
        List<UserRow> users, List<ProductRow> products, List<CampaignRow> campaigns, Set<String> added) {
    public CatalogueChanges {
        users = List.copyOf(users);
        products = List.copyOf(products);
        campaigns = List.copyOf(campaigns);
        added = Set.copyOf(added);
    }

    public boolean isEmpty() {
        return users.isEmpty() && products.isEmpty() && campaigns.isEmpty();
    }
}
