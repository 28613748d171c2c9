package io.shopstream.api.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.api.Browser;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Compares what a page shows with the answer of the API and with SQL, for the filters in its address. */
final class ShownFigures {
    private final Browser browser;
    private final ComparedShop shop;

    ShownFigures(Browser browser, ComparedShop shop) {
        this.browser = browser;
        this.shop = shop;
    }

    private static BigDecimal amount(String text) {
        return new BigDecimal(text);
    }

    static void assertSum(OpenPage page, String card, int column, String sum) {
        assertThat(page.sum(card, column)).as("sum of the table of %s", card).isEqualByComparingTo(amount(sum));
    }

    /** Of the pages of sales and of executives. */
    void checkSales(String address) {
        OpenPage page = OpenPage.visit(browser, shop.uri(address));

        String question = page.asked("analytics/trends?");
        JsonNode answer = shop.answer(question.replace("trends", "revenue").replaceAll("&granularity=[a-z]+", ""));
        Sold sold = Sold.asked(shop, question);
        assertThat(answer.get("net").stringValue()).isEqualTo(sold.net());
        for (Map.Entry<String, String> figure : Map.of(
                        "Net revenue",
                        "net",
                        "Orders",
                        "orders",
                        "Units",
                        "units",
                        "Returns",
                        "returns",
                        "Average order value",
                        "average_order_value")
                .entrySet()) {
            assertThat(page.figure("figures", figure.getKey()))
                    .as(figure.getKey())
                    .isEqualTo(answer.get(figure.getValue()).asString())
                    .isEqualTo(sold.figure(figure.getValue()));
        }
        assertSum(page, "revenue", 1, sold.net());
        assertSum(page, "orders", 1, sold.orders());
        assertSum(page, "categories", 1, sold.net());
        assertSum(page, "channels", 1, sold.net());
        assertSum(page, "regions", 1, sold.net());
        assertThat(page.find(".map-total").getDomAttribute("data-total")).isEqualTo(sold.net());
        assertThat(amount(String.valueOf(page.find(".map-total").getDomAttribute("data-shown")))
                        .add(amount(String.valueOf(page.find(".map-total").getDomAttribute("data-missing")))))
                .isEqualByComparingTo(amount(sold.net()));
        if (address.startsWith("/sales")) {
            assertSum(page, "activity", 2, sold.orders());
            assertSum(page, "campaigns", 6, sold.ordersOfCampaigns());
        }
    }

    void checkCustomers(String address) {
        OpenPage page = OpenPage.visit(browser, shop.uri(address));

        JsonNode answer = shop.answer(page.asked("analytics/customer-metrics?"));
        Sold sold = Sold.asked(shop, page.asked("analytics/customer-metrics?"));
        assertThat(page.figure("customer-figures", "Customers"))
                .isEqualTo(answer.get("customers").asString())
                .isEqualTo(sold.customers());
        assertThat(page.figure("customer-figures", "New"))
                .isEqualTo(answer.get("new_customers").asString());
        assertSum(page, "loyalty", 1, sold.customersEver());
        assertSum(page, "lifetime-value", 1, sold.buyersEver());
        assertSum(page, "rfm-segments", 1, sold.buyers());
        Sold visits = Sold.asked(shop, page.asked("analytics/funnel?"));
        // A shop that was imported may have orders and no visits.
        List<List<String>> funnel = page.rows("#funnel");
        assertThat(
                        funnel.isEmpty()
                                ? "null"
                                : OpenPage.amount(funnel.getFirst().get(1)).toPlainString())
                .isEqualTo(visits.sessions());
    }

    /** The products of a shop that has more of them than the page lists. */
    void checkBestSellers(String address) {
        OpenPage page = OpenPage.visit(browser, shop.uri(address));

        Sold sold = Sold.asked(shop, page.asked("analytics/top-products?"));
        List<List<String>> shown = page.rows("#best-sellers");
        List<String> best = sold.products().stream()
                .map(product -> amount(product.get(1)))
                .sorted(Comparator.reverseOrder())
                .limit(shown.size())
                .map(BigDecimal::toPlainString)
                .toList();
        assertThat(shown)
                .extracting(row -> OpenPage.amount(row.get(2)).toPlainString())
                .isNotEmpty()
                .isEqualTo(best);
        assertSum(page, "categories", 1, sold.net());
        assertSum(page, "units", 1, sold.units());
    }
}
