package io.shopstream.producer.catalogue;

import java.util.List;
import java.util.Set;

/**
 * Rows of the shop database that are new or have changed, as they are now: writing them twice changes nothing. Each id
 * at most once.
 *
 * @param added ids of the rows that are new; any other row may have been deleted meanwhile, and then stays so
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
