package io.shopstream.api.reports.finding;

import io.shopstream.api.reports.format.ReportText;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.function.Function;

/** Writes figures within sentences. */
public record Words(ReportText text) {
    private static final BigDecimal LARGEST_SHARE = BigDecimal.valueOf(9);

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

    /** The difference of two shares: 0.012 is 1.2 points. */
    String points(BigDecimal difference) {
        return text.points(difference);
    }

    /** With its sign, also a plus. */
    String signed(BigDecimal amount) {
        return (amount.signum() > 0 ? "+" : "") + amount(amount);
    }

    /**
     * How a figure that was not zero changed, such as "rose by 12.4 % to $10,540.00". A figure that became tenfold or
     * that was negative "rose from ... to ...": a share would tell nothing.
     */
    String changed(Comparison figure, Function<BigDecimal, String> written) {
        String verb = figure.contribution().signum() > 0 ? "rose " : "fell ";
        BigDecimal share = figure.contribution().divide(figure.former().abs(), MathContext.DECIMAL64);
        return figure.former().signum() > 0 && figure.now().signum() >= 0 && share.compareTo(LARGEST_SHARE) < 0
                ? verb + "by " + percent(share.abs()) + " to " + written.apply(figure.now())
                : verb + "from " + written.apply(figure.former()) + " to " + written.apply(figure.now());
    }
}
