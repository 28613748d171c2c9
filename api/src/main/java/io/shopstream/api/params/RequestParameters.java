package io.shopstream.api.params;

import io.shopstream.schemas.query.RankBy;
import io.shopstream.schemas.rules.BlankText;
import io.shopstream.schemas.rules.OrderRules;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Names and parsing of the parameters that several addresses share. */
public final class RequestParameters {
    public static final String FROM = "from";
    public static final String TO = "to";
    private static final String CURRENCY = "currency";
    private static final String BY = "by";
    private static final String LIMIT = "limit";
    private static final String MARGINS = "margins";
    private static final String CATEGORY = "category";
    private static final String COUNTRY = "country";
    private static final String CHANNEL = "channel";
    public static final String WINDOW = "window";

    /** Of the rows of one answer, whatever they are: a page, a ranking, the parts of a sum. */
    public static final int MAX_ROWS = 1_000;

    /** Describes {@link #ranked}. */
    public static final String RANKED = "1 to " + MAX_ROWS + ", default 10";

    /** Describes {@link #alerts}. */
    public static final String ALERTS = "1 to " + MAX_ROWS + ", default 50";

    /** Describes {@link #customers}. */
    public static final String CUSTOMERS = "1 to " + MAX_ROWS + ", default 50";

    /** Describes {@link #parts}. */
    public static final String PARTS = "1 to " + MAX_ROWS + ", default 100";

    /** Describes how many shares of live sales there are. */
    public static final String SHARES = "1 to " + MAX_ROWS + ", default 50";

    private static final int DEFAULT_RANKED = 10;
    private static final int DEFAULT_ALERTS = 50;
    private static final int DEFAULT_CUSTOMERS = 50;
    private static final char NUL = 0;
    private static final int MAX_NAME_LENGTH = 1_000;
    private static final Duration DEFAULT_RANGE = Duration.ofDays(30);

    private RequestParameters() {}

    public static String currency(@Nullable String text, String own) {
        return text == null ? own : Currencies.parse(CURRENCY, text);
    }

    public static RankBy by(@Nullable String text) {
        return text == null ? RankBy.NET : QueryCodes.rankBy(BY, text);
    }

    /** Whether a ranking has costs and margins; it reads the lines for them. */
    public static boolean margins(@Nullable String text) {
        return text != null
                && Choices.parse(MARGINS, text, List.of("true", "false")).equals("true");
    }

    /** How many products a ranking has. */
    public static int ranked(@Nullable String text) {
        return text == null ? DEFAULT_RANKED : limit(text);
    }

    /** How many alerts a list has. */
    public static int alerts(@Nullable String text) {
        return text == null ? DEFAULT_ALERTS : limit(text);
    }

    /** How many customers of a group are listed. */
    public static int customers(@Nullable String text) {
        return text == null ? DEFAULT_CUSTOMERS : limit(text);
    }

    /** How many parts a sum is broken down into. */
    public static int parts(String text) {
        return limit(text);
    }

    private static int limit(String text) {
        return IntegerParameter.parse(LIMIT, text, 1, MAX_ROWS);
    }

    public static @Nullable String category(@Nullable String text) {
        return text == null ? null : id(CATEGORY, text);
    }

    public static @Nullable String country(@Nullable String text) {
        return text == null ? null : name(COUNTRY, text);
    }

    /** One category, one country or all sales. */
    public static SalesScope salesScope(@Nullable String category, @Nullable String country) {
        return new SalesScope(category(category), country(country));
    }

    /** Any text that is stored as it is, such as a country or a channel. */
    public static String name(String parameter, String text) {
        if (text.isBlank() || text.length() > MAX_NAME_LENGTH || text.indexOf(NUL) >= 0) {
            throw new BadParameterException(
                    parameter, "must be a name of at most %d characters".formatted(MAX_NAME_LENGTH));
        }
        return text;
    }

    /** An id from the shop or an import: every id that can be stored, control characters included. */
    public static String id(String parameter, String text) {
        if (BlankText.isBlank(text) || text.length() > OrderRules.MAX_ID || text.indexOf(NUL) >= 0) {
            throw new BadParameterException(
                    parameter, "must be an id of at most %d characters".formatted(OrderRules.MAX_ID));
        }
        return text;
    }

    /** Any combination of category, country and sales channel. */
    public static SalesFilter salesFilter(
            @Nullable String category, @Nullable String country, @Nullable String channel) {
        return new SalesFilter(category(category), country(country), channel == null ? null : name(CHANNEL, channel));
    }

    /** As {@link #range(String, String, Instant, ZoneId)} in UTC. */
    public static TimeRange range(@Nullable String from, @Nullable String to, Instant now) {
        return range(from, to, now, ZoneOffset.UTC);
    }

    /**
     * {@code to} defaults to the end of this hour (UTC), {@code from} to 30 days before {@code to}.
     *
     * @param zone of dates
     */
    public static TimeRange range(@Nullable String from, @Nullable String to, Instant now, ZoneId zone) {
        Instant end = end(to, now, zone);
        return new TimeRange(from == null ? before(end) : Times.parse(FROM, from, zone), end);
    }

    /**
     * {@code to} alone; defaults to the end of this hour (UTC).
     *
     * @param zone of dates
     */
    public static Instant end(@Nullable String to, Instant now, ZoneId zone) {
        return to == null ? now.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS) : Times.parse(TO, to, zone);
    }

    private static Instant before(Instant end) {
        Instant start = end.minus(DEFAULT_RANGE);
        return start.isBefore(Times.EARLIEST) ? Times.EARLIEST : start;
    }
}
