package io.shopstream.local.metabase.files;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a column is written. */
public enum ColumnFormat {
    @JsonProperty("text")
    TEXT,
    /** Two decimals; the currency is that of the filter, which the dashboard says. */
    @JsonProperty("money")
    MONEY,
    @JsonProperty("count")
    COUNT,
    @JsonProperty("decimal")
    DECIMAL,
    /** Of a part of 1. */
    @JsonProperty("percent")
    PERCENT,
    /** A number without separators. */
    @JsonProperty("plain")
    PLAIN,
    @JsonProperty("date")
    DATE,
    @JsonProperty("month")
    MONTH,
    @JsonProperty("time")
    TIME
}
