package io.shopstream.api.web;

import io.shopstream.api.params.BadParameterException;
import io.shopstream.api.params.Currencies;
import io.shopstream.api.params.IntegerParameter;
import io.shopstream.api.params.QueryCodes;
import io.shopstream.api.params.Slice;
import io.shopstream.api.params.TimeRange;
import io.shopstream.api.params.Times;
import io.shopstream.schemas.query.RankBy;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Names and parsing of the parameters that several addresses share. */
final class RequestParameters {
    static final String FROM = "from";
    static final String TO = "to";
    static final String CURRENCY = "currency";
    static final String BY = "by";
    static final String LIMIT = "limit";
    static final String CATEGORY = "category";
    static final String COUNTRY = "country";
    static final String WINDOW = "window";

    private static final int MAX_RANKED = 100;
    private static final int DEFAULT_RANKED = 10;
    private static final int MAX_ALERTS = 1_000;
    private static final int DEFAULT_ALERTS = 50;
    private static final int MAX_ID_LENGTH = 200;
    private static final int MAX_NAME_LENGTH = 1_000;
    private static final Duration DEFAULT_RANGE = Duration.ofDays(30);

    private RequestParameters() {}

    static String currency(@Nullable String text, String own) {
        return text == null ? own : Currencies.parse(CURRENCY, text);
    }

    static RankBy by(@Nullable String text) {
        return text == null ? RankBy.NET : QueryCodes.rankBy(BY, text);
    }

    static int limit(@Nullable String text) {
        return text == null ? DEFAULT_RANKED : IntegerParameter.parse(LIMIT, text, 1, MAX_RANKED);
    }

    static int alerts(@Nullable String text) {
        return text == null ? DEFAULT_ALERTS : IntegerParameter.parse(LIMIT, text, 1, MAX_ALERTS);
    }

    static @Nullable String category(@Nullable String text) {
        return text == null ? null : id(CATEGORY, text);
    }

    /** One category, one country or all sales. */
    static Slice slice(@Nullable String category, @Nullable String country) {
        return new Slice(category(category), country == null ? null : name(COUNTRY, country));
    }

    private static String name(String parameter, String text) {
        if (text.isBlank() || text.length() > MAX_NAME_LENGTH || text.chars().anyMatch(Character::isISOControl)) {
            throw new BadParameterException(
                    parameter, "must be a name of at most %d characters".formatted(MAX_NAME_LENGTH));
        }
        return text;
    }

    /** An id from the shop or an import. */
    static String id(String parameter, String text) {
        if (text.isBlank() || text.length() > MAX_ID_LENGTH || text.chars().anyMatch(Character::isISOControl)) {
            throw new BadParameterException(
                    parameter, "must be an id of at most %d characters".formatted(MAX_ID_LENGTH));
        }
        return text;
    }

    /** {@code to} defaults to the end of this hour, {@code from} to 30 days before {@code to}. */
    static TimeRange range(@Nullable String from, @Nullable String to, Instant now) {
        Instant end = to == null ? now.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS) : Times.parse(TO, to);
        return new TimeRange(from == null ? end.minus(DEFAULT_RANGE) : Times.parse(FROM, from), end);
    }
}
