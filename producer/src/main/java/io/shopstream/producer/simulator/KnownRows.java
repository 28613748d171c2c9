package io.shopstream.producer.simulator;

import io.shopstream.producer.catalogue.CampaignRow;
import io.shopstream.producer.catalogue.Catalogue;
import io.shopstream.producer.catalogue.CatalogueChanges;
import io.shopstream.producer.catalogue.ProductRow;
import io.shopstream.producer.catalogue.UserRow;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Distinguishes rows that were already written to the database from new rows. */
final class KnownRows {
    private final Set<String> ids = new HashSet<>();

    KnownRows(Catalogue catalogue) {
        catalogue.users().forEach(user -> ids.add(user.id()));
        catalogue.products().forEach(product -> ids.add(product.id()));
        catalogue.campaigns().forEach(campaign -> ids.add(campaign.id()));
    }

    /** Returns the changes; their rows are no longer new afterwards. */
    CatalogueChanges changes(List<UserRow> users, List<ProductRow> products, List<CampaignRow> campaigns) {
        Set<String> added = new HashSet<>();
        collectAdded(users, UserRow::id, added);
        collectAdded(products, ProductRow::id, added);
        collectAdded(campaigns, CampaignRow::id, added);
        return new CatalogueChanges(users, products, campaigns, added);
    }

    private <R> void collectAdded(List<R> rows, Function<R, String> id, Set<String> added) {
        for (R row : rows) {
            if (ids.add(id.apply(row))) {
                added.add(id.apply(row));
            }
        }
    }
}
