package io.shopstream.api.answer.live;

import io.shopstream.schemas.money.Money;
import io.shopstream.schemas.query.AlertList;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Alerts: first the active ones, then the cleared ones, each by time raised, newest first. */
public record AlertsAnswer(
        List<Item> items,
        Instant asOf,
        boolean stale,
        long lag,
        @Nullable Instant processedThrough) {

    public AlertsAnswer {
        items = List.copyOf(items);
    }

    /** @param namesOf names of products by id; products without a name are absent */
    public static AlertsAnswer of(AlertList alerts, Function<Collection<String>, Map<String, String>> namesOf) {
        Map<String, String> names = namesOf.apply(alerts.items().stream()
                .filter(AlertsAnswer::isAboutProduct)
                .map(AlertList.Item::subject)
                .toList());
        return new AlertsAnswer(
                alerts.items().stream()
                        .map(alert -> Item.of(alert, isAboutProduct(alert) ? names.get(alert.subject()) : null))
                        .toList(),
                alerts.asOf(),
                alerts.stale(),
                alerts.lag(),
                alerts.processedThrough());
    }

    private static boolean isAboutProduct(AlertList.Item alert) {
        return alert.kind().equals("STOCK_OUT_AHEAD");
    }

    /**
     * One alert.
     *
     * @param subject a currency, a product id, or the topic whose records were rejected
     * @param subjectName name of the product; null if the catalogue has none, or the subject is no product
     * @param state {@code RAISED} while it is active, else {@code CLEARED}
     * @param currency currency of the two amounts; null if they are not money
     * @param observed a decimal: an amount of money, units in stock, or rejected records
     * @param expected the value it was compared with: an amount, units sold per day, or records received
     * @param message what was measured when it was raised, or when it was cleared, in one sentence
     * @param rule when alerts of this kind are raised and cleared, in words, with the thresholds; null while streams
     *     is of an earlier version
     */
    public record Item(
            String alertId,
            String kind,
            String subject,
            @Nullable String subjectName,
            String state,
            Instant raisedAt,
            @Nullable Instant clearedAt,
            @Nullable String currency,
            String observed,
            String expected,
            String message,
            @Nullable String rule) {

        static Item of(AlertList.Item alert, @Nullable String subjectName) {
            boolean money = alert.kind().startsWith("REVENUE_");
            return new Item(
                    alert.alertId(),
                    alert.kind(),
                    alert.subject(),
                    subjectName,
                    alert.state(),
                    alert.raisedAt(),
                    alert.clearedAt(),
                    money ? alert.subject() : null,
                    money ? Money.format(alert.observed()) : Long.toString(alert.observed()),
                    money ? Money.format(alert.expected()) : Long.toString(alert.expected()),
                    alert.message(),
                    alert.rule());
        }
    }
}
