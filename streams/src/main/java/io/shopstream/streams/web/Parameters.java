package io.shopstream.streams.web;

import io.shopstream.schemas.client.ServicePaths;
import io.shopstream.schemas.money.ShopCurrencies;
import io.shopstream.schemas.query.RankBy;
import io.shopstream.schemas.query.RollingWindow;
import io.shopstream.schemas.rules.BlankText;
import io.shopstream.streams.query.SalesScope;
import io.shopstream.streams.query.question.PaneRange;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Parses query parameters; an invalid one gives an error that names it and the allowed values. */
final class Parameters {
    static final int MAX_PRODUCTS = 1_000_000;
    static final int MAX_ALERTS = 1_000;

    private static final int DEFAULT_PRODUCTS = 10;
    private static final int DEFAULT_ALERTS = 50;

    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");
    private static final String AN_INSTANT =
            "an ISO 8601 instant in UTC from " + EARLIEST + " to " + LATEST + ", such as 2026-01-31T12:00:00Z";

    private final String defaultCurrency;

    Parameters(String defaultCurrency) {
        this.defaultCurrency = defaultCurrency;
    }

    String currency(@Nullable String currency) {
        if (currency == null || currency.isEmpty()) {
            return defaultCurrency;
        }
        if (!ShopCurrencies.accepts(currency)) {
            throw new BadParameterException("currency", ShopCurrencies.RULE);
        }
        return currency;
    }

    static String id(@Nullable String id) {
        if (id == null || BlankText.isBlank(id)) {
            throw new BadParameterException("id", "the id that is asked for");
        }
        return id;
    }

    /** One to {@link ServicePaths#MAX_IDS} ids, each once. */
    static List<String> ids(@Nullable String ids) {
        List<String> different = Arrays.stream((ids == null ? "" : ids).split(",", -1))
                .distinct()
                .toList();
        if (different.contains("") || different.size() > ServicePaths.MAX_IDS) {
            throw new BadParameterException("ids", "1 to " + ServicePaths.MAX_IDS + " ids separated by commas");
        }
        return different;
    }

    static RollingWindow window(@Nullable String window) {
        return RollingWindow.ofCode(window == null ? "" : window)
                .orElseThrow(() ->
                        new BadParameterException("window", "one of " + String.join(", ", RollingWindow.codes())));
    }

    static RankBy by(@Nullable String by) {
        return RankBy.ofCode(by == null ? RankBy.NET.code() : by)
                .orElseThrow(() -> new BadParameterException("by", "one of " + String.join(", ", RankBy.codes())));
    }

    static int productLimit(@Nullable String limit) {
        return limit(limit, DEFAULT_PRODUCTS, MAX_PRODUCTS);
    }

    static int alertLimit(@Nullable String limit) {
        return limit(limit, DEFAULT_ALERTS, MAX_ALERTS);
    }

    private static int limit(@Nullable String limit, int byDefault, int max) {
        if (limit == null) {
            return byDefault;
        }
        // Seven digits at most, so parsing cannot overflow.
        int parsed = limit.matches("[0-9]{1,7}") ? Integer.parseInt(limit) : 0;
        if (parsed < 1 || parsed > max) {
            throw new BadParameterException("limit", "a whole number from 1 to " + max);
        }
        return parsed;
    }

    /** Null and empty mean all categories. */
    static @Nullable String category(@Nullable String category) {
        return category == null || category.isEmpty() ? null : category;
    }

    /** Null and empty mean everything; a category and a country together are an error, since no store combines them. */
    static SalesScope scope(@Nullable String category, @Nullable String country) {
        boolean ofCategory = category != null && !category.isEmpty();
        boolean ofCountry = country != null && !country.isEmpty();
        if (ofCategory && ofCountry) {
            throw new BadParameterException("country", "absent beside category");
        }
        if (category != null && ofCategory) {
            return new SalesScope.Category(category);
        }
        return country != null && ofCountry ? new SalesScope.Country(country) : new SalesScope.Everything();
    }

    static Instant instant(String name, @Nullable String instant) {
        if (instant == null || instant.isEmpty()) {
            throw new BadParameterException(name, AN_INSTANT);
        }
        try {
            Instant parsed = Instant.parse(instant);
            if (parsed.isBefore(EARLIEST) || parsed.isAfter(LATEST)) {
                throw new BadParameterException(name, AN_INSTANT);
            }
            return parsed;
        } catch (DateTimeParseException e) {
            throw new BadParameterException(name, AN_INSTANT);
        }
    }

    static PaneRange range(@Nullable String from, @Nullable String to) {
        return range(from, to, PaneRange::outward);
    }

    static PaneRange hours(@Nullable String from, @Nullable String to) {
        return range(from, to, PaneRange::hoursOutward);
    }

    private static PaneRange range(
            @Nullable String from, @Nullable String to, BiFunction<Instant, Instant, PaneRange> rounding) {
        Instant start = instant("from", from);
        Instant end = instant("to", to);
        if (!start.isBefore(end)) {
            throw new BadParameterException("to", "an instant after from");
        }
        return rounding.apply(start, end);
    }
}
