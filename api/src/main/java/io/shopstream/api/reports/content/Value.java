package io.shopstream.api.reports.content;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/** A value of a figure or a cell; how it is written depends on the format and on nothing else. */
public sealed interface Value {
    /** In the currency of the report, to the cent. */
    record Amount(BigDecimal amount) implements Value {}

    record Count(long count) implements Value {}

    /** A share of one: 0.125 is written as 12.5 %. */
    record Percent(BigDecimal share) implements Value {}

    /** Any other number, such as days of stock. */
    record Number(BigDecimal number) implements Value {}

    record Text(String text) implements Value {}

    record Day(LocalDate day) implements Value {}

    /** Written in the time zone of the report. */
    record Time(Instant time) implements Value {}

    /** There is none, such as a share of nothing. */
    enum Missing implements Value {
        MISSING
    }
}
