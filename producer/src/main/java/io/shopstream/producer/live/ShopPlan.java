package io.shopstream.producer.live;

import io.shopstream.producer.catalogue.maker.CatalogueSpec;
import io.shopstream.producer.database.Origin;
import io.shopstream.producer.faults.FaultPlan;
import io.shopstream.producer.simulator.time.HistorySize;
import io.shopstream.producer.simulator.time.OrderRate;
import java.time.Instant;

/**
 * The configured shop. If the shop database already holds a shop, its seed, currency, sizes and history apply, and only
 * faults and rate are taken from here.
 *
 * @param seed a different seed gives a different shop with different ids
 * @param currency ISO 4217, two decimal places
 * @param pastRate the rate of live traffic that a small history leads to
 */
public record ShopPlan(
        long seed,
        String currency,
        int categories,
        int products,
        int users,
        int campaigns,
        HistorySize history,
        OrderRate pastRate,
        FaultPlan faults,
        OrderRate rate) {

    Origin origin(Instant opening) {
        return new Origin(
                seed,
                currency,
                users,
                categories,
                products,
                campaigns,
                opening,
                history.code(),
                history == HistorySize.SMALL ? pastRate.perSecond() : null);
    }

    static CatalogueSpec spec(Origin origin) {
        return new CatalogueSpec(
                origin.seed(),
                origin.currency(),
                origin.categories(),
                origin.products(),
                origin.users(),
                origin.campaigns(),
                origin.opening(),
                origin.pastRate() != null);
    }
}
