package io.shopstream.api.reports.finding;

import io.shopstream.api.reports.format.ReportText;
import java.math.BigDecimal;
import java.math.MathContext;

/** Writes figures within sentences. */
public record Words(ReportText text) {

    public String amount(BigDecimal amount) {
        return text.amount(amount);
    }

    public String count(long count) {
        return text.count(count);
    }

    public String number(BigDecimal number) {
        return text.number(number);
    }

    /** @param share 0.125 for 12.5 % */
    public String percent(BigDecimal share) {
        return text.percent(share);
    }

    /** With its sign, also a plus. */
    String signed(BigDecimal amount) {
        return (amount.signum() > 0 ? "+" : "") + amount(amount);
    }

    /** The size of a change as a share of the former figure, which is not zero. */
    String percentOf(Part figure) {
        return percent(figure.contribution().abs().divide(figure.former().abs(), MathContext.DECIMAL64));
    }
}
