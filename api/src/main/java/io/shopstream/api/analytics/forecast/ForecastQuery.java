package io.shopstream.api.analytics.forecast;

import io.shopstream.api.answer.analytics.forecast.Forecast;
import io.shopstream.api.answer.analytics.forecast.ForecastDay;
import io.shopstream.api.answer.analytics.forecast.HistoryDay;
import io.shopstream.api.params.SalesFilter;
import io.shopstream.api.warehouse.WarehouseQuery;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Net revenue of the days to come. What is a complete day follows from the time of the last load, not from the clock: the
 * same load has the same forecast.
 *
 * @param zone whose calendar says when a day begins
 */
public record ForecastQuery(String currency, int days, ZoneId zone, SalesFilter filter)
        implements WarehouseQuery<Forecast> {
    public static final int MAX_DAYS = 90;

    private static final int SHOWN_DAYS = 90;
    private static final int CENTS = 2;
    private static final int DIGITS = 3;

    @Override
    public Forecast ask(JdbcClient snapshot, Instant asOf) {
        SalesHistory history = SalesHistory.read(snapshot, currency, zone, filter, asOf);
        return history.size() < Forecaster.MIN_DAYS
                ? answer(history, null, asOf)
                : answer(history, Forecaster.forecast(history.series(), days), asOf);
    }

    private Forecast answer(SalesHistory history, @Nullable Outlook outlook, Instant asOf) {
        boolean isCombined = outlook != null && outlook.method() == Method.COMBINED;
        Outlook.Jump jump = outlook == null ? null : outlook.jump();
        return new Forecast(
                currency,
                days,
                zone.getId(),
                outlook == null ? null : outlook.method().code(),
                outlook == null
                        ? List.of()
                        : isCombined && outlook.isYearly() ? List.of("weekly", "yearly") : List.of("weekly"),
                outlook == null ? null : rounded(outlook.error()),
                outlook == null ? null : rounded(outlook.naiveError()),
                BigDecimal.valueOf(Calibration.SHARE),
                outlook == null ? null : rounded(outlook.coverage()),
                outlook == null ? 0 : outlook.tests(),
                outlook == null ? 0 : outlook.testedDays(),
                history.size(),
                jump == null ? null : jump.day(),
                outlook == null ? ForecastWords.tooShort(history.size()) : ForecastWords.of(outlook, history),
                shown(history),
                outlook == null
                        ? List.of()
                        : outlook.days().stream().map(this::day).toList(),
                filter.category(),
                filter.country(),
                filter.channel(),
                history.source(),
                asOf);
    }

    private List<HistoryDay> shown(SalesHistory history) {
        int size = history.size();
        return IntStream.range(Math.max(0, size - SHOWN_DAYS), size)
                .mapToObj(index -> {
                    LocalDate day = history.first().plusDays(index);
                    return new HistoryDay(
                            day,
                            SalesHistory.start(day, zone),
                            history.nets().get(index).toPlainString());
                })
                .toList();
    }

    private ForecastDay day(Outlook.Day day) {
        return new ForecastDay(
                day.day(),
                SalesHistory.start(day.day(), zone),
                cents(day.median()),
                cents(day.low()),
                cents(day.high()));
    }

    // An estimate, which is no sum of amounts: the models work with floating point.
    private static String cents(double estimate) {
        return BigDecimal.valueOf(estimate)
                .setScale(CENTS, RoundingMode.HALF_UP)
                .toPlainString();
    }

    private static @Nullable BigDecimal rounded(@Nullable Double value) {
        return value == null ? null : BigDecimal.valueOf(value).setScale(DIGITS, RoundingMode.HALF_UP);
    }
}
