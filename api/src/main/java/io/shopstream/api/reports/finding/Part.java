package io.shopstream.api.reports.finding;

import java.math.BigDecimal;

/** A country, category, channel or product: what it made in a period and in the former one. */
public record Part(String name, BigDecimal now, BigDecimal former) {

    /** What it adds to the change of the whole. */
    public BigDecimal contribution() {
        return now.subtract(former);
    }
}
