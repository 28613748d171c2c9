package io.shopstream.api.web.analytics;

import io.shopstream.api.analytics.customers.CustomerGroup;
import io.shopstream.api.analytics.customers.NewGroup;
import io.shopstream.api.analytics.customers.ScoredGroup;
import io.shopstream.api.analytics.customers.TotalsGroup;
import io.shopstream.api.analytics.rfm.RfmChoice;
import io.shopstream.api.params.Amounts;
import io.shopstream.api.params.BadParameterException;
import io.shopstream.api.params.Choices;
import io.shopstream.api.params.Months;
import io.shopstream.api.params.RequestParameters;
import io.shopstream.api.params.TimeRange;
import io.shopstream.api.params.TimeZones;
import io.shopstream.api.params.Times;
import io.swagger.v3.oas.annotations.Parameter;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;

/** The parameters that choose customers, as text; null where the request does not have them. */
@ParameterObject
record CustomerGroupParameters(
        @Parameter(description = "Month (UTC) of the first sale that stands, such as 2010-12: a cohort") @Nullable String cohort,

        @Parameter(description = "With cohort, a month (UTC) in which they bought: a cell of the cohort; default any")
        @Nullable String active,

        @Parameter(
                description = "Scores of recency and frequency, such as 54: a cell of the grid of rfm; with a third"
                        + " digit the score of monetary value as well")
        @Nullable String rfm,

        @Parameter(name = "rfm_segment", description = "Segment of rfm, such as champions") @Nullable String rfmSegment,

        @Parameter(
                name = "lifetime_from",
                description = "Inclusive: buyers with at least this net, as a bucket of lifetime-value begins")
        @Nullable String lifetimeFrom,

        @Parameter(
                name = "lifetime_to",
                description = "Exclusive: buyers with less than this net, as a bucket of lifetime-value ends")
        @Nullable String lifetimeTo,

        @Parameter(description = "Segment of segments: none, new, returning, loyal or vip") @Nullable String segment,

        @Parameter(
                name = "new_from",
                description = "Inclusive, such as 2010-12-01: customers whose first sale was in a range, as the buckets"
                        + " of customer-metrics count new ones")
        @Nullable String newFrom,

        @Parameter(name = "new_to", description = "Exclusive, such as 2011-12-10T00:00:00Z; needed with new_from")
        @Nullable String newTo,

        @Parameter(
                description =
                        "With rfm and rfm_segment, exclusive: what came before counts; default the end of this hour")
        @Nullable String to,

        @Parameter(
                name = "time_zone",
                description = "With new_from: IANA name, such as Europe/Berlin, default UTC, where dates begin")
        @Nullable String timeZone,

        @Parameter(
                description = "With new_from: id of the category at the sale, unknown for lines without one; default"
                        + " all")
        @Nullable String category,

        @Parameter(description = "With rfm, rfm_segment and new_from: shipping country; default all") @Nullable String country,

        @Parameter(description = "With new_from: sales channel; default all") @Nullable String channel) {

    private static final String COHORT = "cohort";
    private static final String ACTIVE = "active";
    private static final String RFM = "rfm";
    private static final String RFM_SEGMENT = "rfm_segment";
    private static final String LIFETIME_FROM = "lifetime_from";
    private static final String LIFETIME_TO = "lifetime_to";
    private static final String SEGMENT = "segment";
    private static final String NEW_FROM = "new_from";
    private static final String NEW_TO = "new_to";
    private static final List<String> SEGMENTS = List.of("none", "new", "returning", "loyal", "vip");

    /**
     * What a request asks for.
     *
     * @param own any of these asks for it
     * @param more these go with it
     */
    private enum Asked {
        COHORT(List.of(CustomerGroupParameters.COHORT), List.of(CustomerGroupParameters.ACTIVE)),
        RFM(List.of(CustomerGroupParameters.RFM), List.of("to", "country")),
        RFM_SEGMENT(List.of(CustomerGroupParameters.RFM_SEGMENT), List.of("to", "country")),
        LIFETIME(List.of(LIFETIME_FROM, LIFETIME_TO), List.of()),
        SEGMENT(List.of(CustomerGroupParameters.SEGMENT), List.of()),
        NEW(List.of(NEW_FROM, NEW_TO), List.of("time_zone", "category", "country", "channel"));

        private final List<String> own;
        private final List<String> more;

        Asked(List<String> own, List<String> more) {
            this.own = own;
            this.more = more;
        }

        private boolean has(String parameter) {
            return own.contains(parameter) || more.contains(parameter);
        }
    }

    /**
     * @param end the time that {@code to} means
     * @throws BadParameterException unless exactly one group is asked for, with nothing that does not belong to it
     */
    CustomerGroup group(Function<@Nullable String, Instant> end) {
        return switch (asked()) {
            case COHORT -> cohortGroup(Objects.requireNonNull(cohort));
            case RFM -> scored(RfmChoice.cell(RFM, Objects.requireNonNull(rfm)), end);
            case RFM_SEGMENT -> scored(RfmChoice.segment(RFM_SEGMENT, Objects.requireNonNull(rfmSegment)), end);
            case LIFETIME -> lifetimeGroup();
            case SEGMENT -> new TotalsGroup.Loyalty(Choices.parse(SEGMENT, Objects.requireNonNull(segment), SEGMENTS));
            case NEW -> newGroup();
        };
    }

    private Asked asked() {
        SequencedMap<String, String> given = given();
        List<Asked> some = Arrays.stream(Asked.values())
                .filter(asked -> asked.own.stream().anyMatch(given::containsKey))
                .toList();
        if (some.isEmpty()) {
            throw new BadParameterException(
                    COHORT,
                    "is missing, or another group of customers: give one of "
                            + Arrays.stream(Asked.values())
                                    .map(asked -> asked.own.getFirst())
                                    .collect(Collectors.joining(", ")));
        }
        Asked first = some.getFirst();
        for (String parameter : given.keySet()) {
            if (!first.has(parameter)) {
                throw new BadParameterException(
                        parameter,
                        "cannot be combined with '%s'%s"
                                .formatted(
                                        first.own.stream()
                                                .filter(given::containsKey)
                                                .findFirst()
                                                .orElseThrow(),
                                        first.more.isEmpty()
                                                ? ""
                                                : ", only " + String.join(", ", first.more) + " can"));
            }
        }
        return first;
    }

    private SequencedMap<String, String> given() {
        SequencedMap<String, @Nullable String> all = new LinkedHashMap<>();
        all.put(COHORT, cohort);
        all.put(ACTIVE, active);
        all.put(RFM, rfm);
        all.put(RFM_SEGMENT, rfmSegment);
        all.put(LIFETIME_FROM, lifetimeFrom);
        all.put(LIFETIME_TO, lifetimeTo);
        all.put(SEGMENT, segment);
        all.put(NEW_FROM, newFrom);
        all.put(NEW_TO, newTo);
        all.put("to", to);
        all.put("time_zone", timeZone);
        all.put("category", category);
        all.put("country", country);
        all.put("channel", channel);
        SequencedMap<String, String> given = new LinkedHashMap<>();
        for (Map.Entry<String, @Nullable String> entry : all.entrySet()) {
            String text = entry.getValue();
            if (text != null) {
                given.put(entry.getKey(), text);
            }
        }
        return given;
    }

    private CustomerGroup cohortGroup(String text) {
        YearMonth month = Months.parse(COHORT, text);
        if (active == null) {
            return new TotalsGroup.Cohort(month, null);
        }
        YearMonth bought = Months.parse(ACTIVE, active);
        if (bought.isBefore(month)) {
            throw new BadParameterException(ACTIVE, "must not be before 'cohort', the month of the first sale");
        }
        return new TotalsGroup.Cohort(month, bought);
    }

    private CustomerGroup scored(RfmChoice choice, Function<@Nullable String, Instant> end) {
        return new ScoredGroup(choice, RequestParameters.country(country), end.apply(to));
    }

    private CustomerGroup lifetimeGroup() {
        BigDecimal least = lifetimeFrom == null ? null : Amounts.parse(LIFETIME_FROM, lifetimeFrom);
        BigDecimal below = lifetimeTo == null ? null : Amounts.parse(LIFETIME_TO, lifetimeTo);
        if (least != null && below != null && least.compareTo(below) >= 0) {
            throw new BadParameterException(LIFETIME_FROM, "must be less than 'lifetime_to', which is exclusive");
        }
        return new TotalsGroup.Lifetime(least, below);
    }

    private CustomerGroup newGroup() {
        if (newFrom == null || newTo == null) {
            throw new BadParameterException(
                    newFrom == null ? NEW_FROM : NEW_TO, "is required: give 'new_from' and 'new_to'");
        }
        ZoneId zone = TimeZones.parse(timeZone);
        Instant from = Times.parse(NEW_FROM, newFrom, zone);
        Instant end = Times.parse(NEW_TO, newTo, zone);
        if (!from.isBefore(end)) {
            throw new BadParameterException(NEW_FROM, "must be before 'new_to', which is exclusive");
        }
        return new NewGroup(new TimeRange(from, end), RequestParameters.salesFilter(category, country, channel));
    }
}
