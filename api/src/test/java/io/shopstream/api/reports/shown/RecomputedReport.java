package io.shopstream.api.reports.shown;

import io.shopstream.api.pages.ComparedShop;
import io.shopstream.api.reports.shown.SoldLines.Sold;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The tables of a report, as it has to write them, by plain SQL. Those of the outlook are not there: a forecast is no sum.
 *
 * @param keyFigures each with its value and the former one; not as a table on paper
 * @param tables rows of cells of all other tables, by the name of the table
 */
record RecomputedReport(RecomputedSales sales, List<List<String>> keyFigures, Map<String, List<List<String>>> tables) {
    private static final int FEW_PARTS = 5;
    private static final int MANY_PARTS = 10;
    private static final String PRODUCT =
            "coalesce((select name from warehouse.products p where p.product_id = lines.product_id), product_id)";

    static RecomputedReport of(ComparedShop shop, AskedReport asked) {
        SoldLines lines = new SoldLines(shop, asked.currency());
        Written written = Written.in(asked.currency());
        RecomputedSales sales = new RecomputedSales(lines, asked, written);
        Map<String, List<List<String>>> tables = new LinkedHashMap<>();
        tables.put("net-by-" + asked.bucket(), sales.overTime());
        int most = asked.isMonthly() ? MANY_PARTS : FEW_PARTS;
        for (String noun : List.of("category", "country", "channel")) {
            sales.changeBy(noun, noun, most).ifPresent(rows -> tables.put("change-by-" + noun, rows));
            List<List<String>> parts = sales.parts(noun);
            if (parts.size() != 1) {
                tables.put("by-" + noun, parts);
            }
        }
        sales.changeBy("product", PRODUCT, most).ifPresent(rows -> tables.put("change-by-product", rows));
        tables.put("best-sellers", sales.bestSellers());
        if (asked.isMonthly()) {
            RecomputedCustomers customers = new RecomputedCustomers(lines, asked, written);
            tables.put("hours-of-week", customers.hoursOfWeek());
            customers.funnel().ifPresent(rows -> tables.put("funnel", rows));
            tables.put("customers", customers.acquisition());
            RecomputedScores scores = new RecomputedScores(lines, asked, written);
            tables.put("rfm-segments", scores.segments());
            tables.put("rfm-scores", scores.scores());
        } else if (asked.days() < RecomputedSales.CONTEXT_DAYS) {
            tables.put("days", sales.days());
        }
        return new RecomputedReport(sales, sales.keyFigures(), tables);
    }

    /** What findings may tell. */
    ToldNumbers told() {
        AskedReport asked = sales.asked();
        SoldLines lines = sales.lines();
        ToldNumbers told = new ToldNumbers(sales.written());
        told.addCells(keyFigures);
        keyFigures.forEach(row -> told.addChange(row.get(1), row.getLast()));
        Sold now = lines.sold(asked.from(), asked.to());
        Sold former = lines.sold(asked.former(), asked.from());
        told.addAmounts(now.net(), former.net());
        told.addAmounts(now.gross(), former.gross());
        told.addAmounts(now.returns().negate(), former.returns().negate());
        told.addSplit(now.gross(), former.gross(), now.orders(), former.orders());
        told.addPoints(sales.conversion(asked.from(), asked.to()), sales.conversion(asked.former(), asked.from()));
        for (String by : List.of("category", "country", "channel", PRODUCT)) {
            told.addParts(lines.sold(by, asked.from(), asked.to()), lines.sold(by, asked.former(), asked.from()));
        }
        return told;
    }
}
