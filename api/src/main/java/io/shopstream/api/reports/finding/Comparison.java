package io.shopstream.api.reports.finding;

import java.math.BigDecimal;

/**
 * A figure in a period and in the former one: of the shop, or what one of its countries, categories, channels or products
 * made of it.
 *
 * @param name of the figure or of the country; empty where no sentence names it
 */
public record Comparison(String name, BigDecimal now, BigDecimal former) {

    /** The change; of a part, what it adds to the change of the whole. */
    public BigDecimal contribution() {
        return now.subtract(former);
    }
}
