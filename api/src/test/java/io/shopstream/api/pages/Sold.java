package io.shopstream.api.pages;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What was sold, by plain SQL over the facts, for the parameters of a question. Days are added up here, apart from the
 * API, by PostgreSQL's own calendar.
 */
record Sold(ComparedShop shop, Map<String, String> asked, String from, String to) {
    private static final String BUYERS =
            "select count(distinct user_id) from warehouse.orders where stands and kind = 'SALE'";
    private static final String LINES = """
            from warehouse.orders o join warehouse.order_items i using (order_id)
            where o.stands""";

    /** @param question path and query of an address below {@code /api/analytics} */
    static Sold asked(ComparedShop shop, String question) {
        Map<String, String> asked = new TreeMap<>();
        for (String parameter : question.substring(question.indexOf('?') + 1).split("&")) {
            String[] parts = parameter.split("=", 2);
            asked.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return new Sold(
                shop, asked, Objects.requireNonNull(asked.get("from")), Objects.requireNonNull(asked.get("to")));
    }

    /** As many days before those that were asked for. */
    static Sold before(ComparedShop shop, String question) {
        Sold now = asked(shop, question);
        LocalDate from = LocalDate.parse(now.from);
        long days = LocalDate.parse(now.to).toEpochDay() - from.toEpochDay();
        return new Sold(shop, now.asked, from.minusDays(days).toString(), now.from);
    }

    String net() {
        return one("coalesce(sum(i.line_total), 0)::numeric(20, 2)");
    }

    String orders() {
        return one("count(distinct order_id) filter (where kind = 'SALE')");
    }

    String units() {
        return one("coalesce(sum(i.quantity), 0)");
    }

    /** By its name in the API's answer. */
    String figure(String name) {
        return switch (name) {
            case "net" -> net();
            case "orders" -> orders();
            case "units" -> units();
            case "returns" -> one("coalesce(sum(i.line_total) filter (where kind = 'RETURN'), 0)::numeric(20, 2)");
            case "average_order_value" ->
                one("round(sum(i.line_total) filter (where kind = 'SALE')"
                        + " / count(distinct order_id) filter (where kind = 'SALE'), 2)");
            default -> throw new IllegalArgumentException(name);
        };
    }

    String ordersOfCampaigns() {
        return one("count(distinct order_id) filter (where kind = 'SALE' and campaign_id is not null)");
    }

    String customers() {
        return one("count(distinct user_id) filter (where kind = 'SALE')");
    }

    /** Those without a sale that stands, too: they are a segment of their own. */
    String customersEver() {
        return shop.query("select count(distinct user_id) from warehouse.orders where currency = '%s'"
                        .formatted(asked.get("currency")))
                .getFirst()
                .getFirst();
    }

    /** Those who had bought by the end of the range. */
    String buyers() {
        return shop.query(BUYERS
                        + equal("currency", "currency")
                        + equal("shipping_country", "country")
                        + " and placed_at < '%s'::timestamp at time zone '%s'".formatted(to, zone()))
                .getFirst()
                .getFirst();
    }

    String buyersEver() {
        return shop.query(BUYERS + equal("currency", "currency")).getFirst().getFirst();
    }

    String sessions() {
        return shop.query("select sum(sessions) from mart.funnel_per_hour where " + within("window_start"))
                .getFirst()
                .getFirst();
    }

    /** Name, net, units and orders of each product. */
    List<List<String>> products() {
        return shop.query("""
                select coalesce(p.name, p.product_id), sum(i.line_total)::numeric(20, 2), sum(i.quantity),
                       count(distinct order_id) filter (where kind = 'SALE')
                from warehouse.orders o join warehouse.order_items i using (order_id)
                join warehouse.products p using (product_id) where o.stands""" + filters() + " group by p.product_id");
    }

    /** Name, net and margin of each product; a margin of 0 where a line has no cost. */
    List<List<String>> margins() {
        return shop.query("""
                select coalesce(p.name, p.product_id), sum(i.line_total)::numeric(20, 2),
                       case when bool_or(i.unit_cost is null) then '0'
                            else (sum(i.line_total) - sum(i.quantity * i.unit_cost))::numeric(20, 2)::text end
                from warehouse.orders o join warehouse.order_items i using (order_id)
                join warehouse.products p using (product_id) where o.stands""" + filters() + " group by p.product_id");
    }

    private String one(String figure) {
        return shop.query("select " + figure + LINES.indent(1) + filters())
                .getFirst()
                .getFirst();
    }

    private String filters() {
        return " and " + within("o.placed_at") + equal("o.currency", "currency")
                + equal("o.shipping_country", "country") + equal("o.channel", "channel")
                + equal("coalesce(i.category_id, 'unknown')", "category");
    }

    private String within(String column) {
        return "%1$s >= '%2$s'::timestamp at time zone '%4$s' and %1$s < '%3$s'::timestamp at time zone '%4$s'"
                .formatted(column, from, to, zone());
    }

    private String zone() {
        return asked.getOrDefault("time_zone", "UTC");
    }

    private String equal(String column, String parameter) {
        String value = asked.get(parameter);
        return value == null ? "" : " and %s = '%s'".formatted(column, value);
    }
}
