package io.shopstream.api.answer.analytics;

import io.shopstream.api.answer.Tabular;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What questions about sales can be restricted to: values that have had sales or returns so far.
 *
 * @param currency that of categories, countries, channels and times
 * @param currencies most orders first, ties by code
 * @param categories of the lines at the sale, by name; those without a name last
 * @param countries of shipping, in byte order
 * @param channels of sale, in byte order; also those whose orders were all cancelled
 * @param firstOrderAt when the first sale that stands was placed; null without one
 * @param lastOrderAt when the last sale that stands was placed; null without one
 * @param asOf time of the last load that these values contain
 */
public record SalesDimensions(
        String currency,
        List<OfferedCurrency> currencies,
        List<OfferedCategory> categories,
        List<String> countries,
        List<String> channels,
        @Nullable Instant firstOrderAt,
        @Nullable Instant lastOrderAt,
        Instant asOf)
        implements Tabular {

    public SalesDimensions {
        currencies = List.copyOf(currencies);
        categories = List.copyOf(categories);
        countries = List.copyOf(countries);
        channels = List.copyOf(channels);
    }

    /** @param orders sales that stand */
    public record OfferedCurrency(String code, long orders) {}

    /**
     * A category as the parameter {@code category} takes it.
     *
     * @param categoryId {@code unknown} for lines without one
     * @param name that of the catalogue; null if it has none
     */
    public record OfferedCategory(
            String categoryId, @Nullable String name) {}

    @Override
    public String tableName() {
        return "dimensions-" + currency;
    }

    @Override
    public List<String> columns() {
        return List.of("dimension", "value", "name", "orders");
    }

    @Override
    public void forEachRow(Consumer<List<? extends @Nullable Object>> row) {
        currencies.forEach(some -> row.accept(Arrays.asList("currency", some.code(), null, some.orders())));
        categories.forEach(some -> row.accept(Arrays.asList("category", some.categoryId(), some.name(), null)));
        countries.forEach(some -> row.accept(Arrays.asList("country", some, null, null)));
        channels.forEach(some -> row.accept(Arrays.asList("channel", some, null, null)));
    }
}
