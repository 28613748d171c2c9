package io.shopstream.api.reports.kind;

import java.util.ArrayList;
import java.util.List;

/** How figures are defined, in words. */
final class Method {
    static final String CHANGES =
            "What changed is told where it differs from the usual change by at least 5 % of the former figure, by at"
                    + " least two standard deviations of what chance brings to so many orders or visits, and by more"
                    + " than three times the median deviation of up to eight earlier periods of the same length; a day is"
                    + " compared with the same weekdays. Contributions of parts add up to the change to the cent. The"
                    + " part that is named made at least half of the change, leaves least of it to the others, and made"
                    + " clearly more of it than its share of the former revenue.";
    static final String FORECAST =
            "The outlook begins with the last complete day of the load, whatever the period. Its error is measured by"
                    + " forecasting the past from what was known then: 1 is the error of repeating the last week.";
    static final String RFM =
            "Recency, frequency and monetary value are scored by fifths of the buyers until the end of the period; 5 is"
                    + " best.";
    static final String STOCK =
            "Stock and its pace are of the last load and of the last 90 days (UTC) until the last order, of all"
                    + " currencies and countries, whatever the period.";

    static final String STANDING =
            "Gross revenue is the total of the sales that stand. A sale stands unless it was cancelled or refunded, also"
                    + " later: a report of a past period that is made again may show less.";
    static final String PRICES =
            "By volume is the change of the units sold at the mean of both prices, net per unit; by price is the rest of"
                    + " the change. Where a product has no price in one of the periods, all of it is by volume. Both add up"
                    + " to the change to the cent.";
    static final String COHORTS =
            "A cohort is the customers whose first order in this currency was in a month of UTC; of each month since, the"
                    + " share who bought again. Cohorts are of all months until the end of the period.";
    static final String LOYALTY =
            "Loyalty is by all orders so far, whatever the period: new has one order, returning two to four, loyal five or"
                    + " more, and vip five or more and a net of at least 1,000.00.";
    static final String CUSTOMERS =
            "Customers are those who bought in the period; new ones had never bought before in this currency. Orders"
                    + " without a customer are in no figure of customers. The repeat rate is the share of the customers"
                    + " who bought more than once in the period.";
    private static final List<String> SALES = List.of(
            STANDING,
            "Returns are negative amounts at the time of the return. Net revenue is gross revenue plus returns. The"
                    + " average order value is gross revenue per sale, rounded to the cent.",
            "Orders are sales that stand; units are units sold less units returned. Orders lost were placed in the"
                    + " period and cancelled or refunded since.",
            CUSTOMERS);
    static final String VISITS =
            "A visit is a run of one user's events without a gap of more than 30 minutes, counted at its beginning."
                    + " Conversion is the share of visits that bought. Visits are counted by whole hours of UTC, so they"
                    + " are missing where days begin between them, and with a filter: visits have no currency, category,"
                    + " country or channel.";
    private static final String SNAPSHOT =
            "All figures are of one snapshot of the warehouse. Periods are half-open: they contain their first day and"
                    + " not the first moment after the last one.";

    private Method() {}

    /** Of reports about sales. */
    static List<String> ofSales(String... more) {
        List<String> method = new ArrayList<>(SALES);
        method.add(VISITS);
        method.add(CHANGES);
        method.add(STOCK);
        method.addAll(List.of(more));
        method.add(SNAPSHOT);
        return method;
    }

    static List<String> of(String... paragraphs) {
        List<String> method = new ArrayList<>(List.of(paragraphs));
        method.add(SNAPSHOT);
        return method;
    }
}
