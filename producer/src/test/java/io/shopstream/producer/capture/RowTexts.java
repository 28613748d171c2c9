package io.shopstream.producer.capture;

import io.shopstream.producer.catalogue.Catalogue;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Formats every row of the tables or of the topics as one line of its columns, to compare the two. */
record RowTexts(
        Map<String, String> users,
        Map<String, String> categories,
        Map<String, String> products,
        Map<String, String> campaigns) {

    static RowTexts of(Catalogue rows) {
        return new RowTexts(
                index(
                        rows.users(),
                        row -> row.id(),
                        row -> line(
                                row.name(),
                                row.email(),
                                row.country(),
                                row.city(),
                                row.type().code(),
                                row.registeredAt())),
                index(rows.categories(), row -> row.id(), row -> line(row.name(), row.department())),
                index(
                        rows.products(),
                        row -> row.id(),
                        row -> line(
                                row.name(),
                                row.categoryId(),
                                row.currency(),
                                row.priceMinor(),
                                row.costMinor(),
                                row.stock(),
                                row.active())),
                index(
                        rows.campaigns(),
                        row -> row.id(),
                        row -> line(
                                row.name(),
                                row.channel(),
                                row.startsOn(),
                                row.endsOn(),
                                row.currency(),
                                row.budgetMinor())));
    }

    static RowTexts of(TopicState topics) {
        return new RowTexts(
                index(
                        topics.users().values(),
                        row -> row.getUserId(),
                        row -> line(
                                row.getName(),
                                row.getEmail(),
                                row.getCountry(),
                                row.getCity(),
                                row.getCustomerType(),
                                row.getRegisteredAt())),
                index(
                        topics.categories().values(),
                        row -> row.getCategoryId(),
                        row -> line(row.getName(), row.getDepartment())),
                index(
                        topics.products().values(),
                        row -> row.getProductId(),
                        row -> line(
                                row.getName(),
                                row.getCategoryId(),
                                row.getCurrency(),
                                row.getPriceMinor(),
                                row.getCostMinor(),
                                row.getStockQuantity(),
                                row.getActive())),
                index(
                        topics.campaigns().values(),
                        row -> row.getCampaignId(),
                        row -> line(
                                row.getName(),
                                row.getChannel(),
                                row.getStartsOn(),
                                row.getEndsOn(),
                                row.getCurrency(),
                                row.getBudgetMinor())));
    }

    private static <R> Map<String, String> index(
            Iterable<R> rows, Function<R, String> id, Function<R, String> columns) {
        Map<String, String> lines = new TreeMap<>();
        for (R row : rows) {
            lines.put(id.apply(row), columns.apply(row));
        }
        return lines;
    }

    private static String line(Object... columns) {
        StringBuilder line = new StringBuilder();
        for (Object column : columns) {
            line.append(column).append('|');
        }
        return line.toString();
    }
}
