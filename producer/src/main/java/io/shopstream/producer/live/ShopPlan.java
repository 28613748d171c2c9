package io.shopstream.producer.live;

import io.shopstream.producer.catalogue.CatalogueSpec;
import io.shopstream.producer.database.Origin;
import io.shopstream.producer.faults.FaultPlan;
import io.shopstream.producer.simulator.HistorySize;
import io.shopstream.producer.simulator.OrderRate;
import java.time.Instant;

/**
 * The shop that is wanted. Where its database holds one already, that one goes on: seed, sizes and history are then the
 * database's, only faults and rate are taken from here.
 *
 * @param seed another seed is another shop, with other ids
 * @param currency ISO 4217, two decimal places
 */
public record ShopPlan(
        long seed,
        String currency,
        int categories,
        int products,
        int users,
        int campaigns,
        HistorySize history,
        FaultPlan faults,
        OrderRate rate) {

    Origin origin(Instant opening) {
        return new Origin(seed, currency, users, categories, products, campaigns, opening, history.code());
    }

    static CatalogueSpec spec(Origin origin) {
        return new CatalogueSpec(
                origin.seed(),
                origin.currency(),
                origin.categories(),
                origin.products(),
                origin.users(),
                origin.campaigns(),
                origin.opening());
    }
}
