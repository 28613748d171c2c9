package io.shopstream.api.analytics.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shopstream.api.params.BadParameterException;
import io.shopstream.api.params.Granularity;
import io.shopstream.api.params.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.WeekFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares with what the clock and calendar of a zone show at single moments. */
class BucketsTest {
    private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2030-01-01T00:00:00Z");

    private static Instant naiveStart(Instant time, Granularity granularity, ZoneId zone) {
        LocalDate day = time.atZone(zone).toLocalDate();
        return switch (granularity) {
            case NONE -> throw new IllegalArgumentException();
            case MINUTE -> naiveClock(time, zone, 1);
            case HOUR -> naiveClock(time, zone, 60);
            case DAY -> midnight(day, zone);
            case WEEK -> midnight(day.with(WeekFields.ISO.dayOfWeek(), 1), zone);
            case MONTH -> midnight(LocalDate.of(day.getYear(), day.getMonth(), 1), zone);
            case QUARTER -> midnight(LocalDate.of(day.getYear(), day.get(IsoFields.QUARTER_OF_YEAR) * 3 - 2, 1), zone);
            case YEAR -> midnight(LocalDate.of(day.getYear(), 1, 1), zone);
        };
    }

    private static Instant midnight(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }

    /** Minute by minute back to a whole hour, or to a change of the clock. */
    private static Instant naiveClock(Instant time, ZoneId zone, int minutes) {
        Instant start = time.truncatedTo(ChronoUnit.MINUTES);
        while (start.atZone(zone).getMinute() % minutes != 0
                && offset(start, zone).equals(offset(start.minusNanos(1), zone))) {
            start = start.minus(1, ChronoUnit.MINUTES);
        }
        return start;
    }

    private static ZoneOffset offset(Instant time, ZoneId zone) {
        return zone.getRules().getOffset(time);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UTC",
                "Europe/Berlin",
                "America/New_York",
                "Asia/Kolkata",
                "Asia/Kathmandu",
                // Half an hour of daylight saving.
                "Australia/Lord_Howe",
                // Clocks went back from 00:01 to 23:01 of the day before until 2011.
                "America/St_Johns",
                // Clocks skipped midnight.
                "America/Sao_Paulo",
                "Africa/Cairo",
                // Midnight comes twice.
                "America/Havana",
                // A day was skipped in 2011.
                "Pacific/Apia",
                "Pacific/Chatham",
                "Antarctica/Troll",
            })
    void shouldAgreeWithTheClockAndCalendarOfTheZone(String name) {
        ZoneId zone = ZoneId.of(name);
        Random random = new Random(name.hashCode());
        for (Granularity granularity : Granularity.values()) {
            if (granularity == Granularity.NONE) {
                continue;
            }
            for (int round = 0; round < 15; round++) {
                TimeRange range = range(random, granularity, zone);
                Buckets buckets = Buckets.of(range, granularity, zone);
                for (Instant time : moments(random, range, zone)) {
                    assertThat(buckets.start(buckets.numberOf(time)))
                            .as("%s of %s in %s, range %s", granularity, time, zone, range)
                            .isEqualTo(naiveStart(time, granularity, zone));
                }
            }
        }
    }

    /** Every other one is around a change of the clock. */
    private static TimeRange range(Random random, Granularity granularity, ZoneId zone) {
        long seconds = random.nextLong(1, granularity.ordinal() < 3 ? 200_000 : 60_000_000);
        Instant from = EARLIEST.plusMillis(
                random.nextLong(Duration.between(EARLIEST, LATEST).toMillis()));
        if (random.nextBoolean() && zone.getRules().nextTransition(from) != null) {
            from = zone.getRules().nextTransition(from).getInstant().minusSeconds(random.nextLong(seconds));
        }
        return new TimeRange(from, from.plusSeconds(seconds));
    }

    private static List<Instant> moments(Random random, TimeRange range, ZoneId zone) {
        List<Instant> moments = new ArrayList<>(List.of(range.from(), range.to().minusMillis(1)));
        for (int i = 0; i < 20; i++) {
            moments.add(range.from().plusMillis(random.nextLong(range.length().toMillis())));
        }
        for (Instant change = range.from(); change.isBefore(range.to()); change = after(change, zone)) {
            for (int minutes = -61; minutes <= 61; minutes++) {
                moments.add(change.plusSeconds(minutes * 60L));
                moments.add(change.plusSeconds(minutes * 60L).minusMillis(1));
            }
        }
        return moments.stream()
                .filter(moment -> !moment.isBefore(range.from()) && moment.isBefore(range.to()))
                .toList();
    }

    private static Instant after(Instant time, ZoneId zone) {
        return zone.getRules().nextTransition(time) == null
                ? LATEST.plusSeconds(1_000_000_000)
                : zone.getRules().nextTransition(time).getInstant();
    }

    @Test
    void shouldHaveDaysOf23And25HoursWhereClocksChange() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        assertThat(hours(LocalDate.of(2026, 3, 29), berlin)).hasSize(23);
        assertThat(hours(LocalDate.of(2026, 10, 25), berlin)).hasSize(25);
        assertThat(hours(LocalDate.of(2026, 10, 26), berlin)).hasSize(24);
    }

    private static TreeSet<Instant> hours(LocalDate day, ZoneId zone) {
        TimeRange range = new TimeRange(midnight(day, zone), midnight(day.plusDays(1), zone));
        Buckets buckets = Buckets.of(range, Granularity.HOUR, zone);
        TreeSet<Instant> starts = new TreeSet<>();
        for (Instant time = range.from(); time.isBefore(range.to()); time = time.plusSeconds(60)) {
            starts.add(buckets.start(buckets.numberOf(time)));
        }
        return starts;
    }

    @Test
    void shouldKnowWhetherHoursOfUtcGiveTheExactAnswer() {
        TimeRange week = new TimeRange(Instant.parse("2026-03-23T00:00:00Z"), Instant.parse("2026-03-30T00:00:00Z"));
        assertThat(Buckets.of(week, Granularity.DAY, ZoneId.of("Europe/Berlin")).areWhole(ChronoUnit.HOURS))
                .isTrue();
        Buckets kolkata = Buckets.of(week, Granularity.DAY, ZoneId.of("Asia/Kolkata"));
        assertThat(kolkata.areWhole(ChronoUnit.HOURS)).isFalse();
        assertThat(kolkata.areWhole(ChronoUnit.MINUTES)).isTrue();
        assertThat(Buckets.of(week, Granularity.NONE, ZoneId.of("Asia/Kolkata")).areWhole(ChronoUnit.HOURS))
                .isTrue();
    }

    @Test
    void shouldRefuseMoreBucketsThanAnAnswerCanHave() {
        TimeRange decades = new TimeRange(EARLIEST, LATEST);
        assertThatExceptionOfType(BadParameterException.class)
                .isThrownBy(() -> Buckets.of(decades, Granularity.MINUTE, ZoneOffset.UTC))
                .withMessage("would give more than 100000 buckets: use a coarser one or a shorter range");
        assertThat(Buckets.of(decades, Granularity.DAY, ZoneOffset.UTC).numberOf(LATEST.minusMillis(1)))
                .isEqualTo(14_609);
    }
}
