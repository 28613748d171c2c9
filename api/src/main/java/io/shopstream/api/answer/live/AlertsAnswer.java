package io.shopstream.api.answer.live;

import io.shopstream.schemas.money.Money;
import io.shopstream.schemas.query.AlertList;
import java.time.Instant;
import java.util.List;
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

    public static AlertsAnswer of(AlertList alerts) {
        return new AlertsAnswer(
                alerts.items().stream().map(Item::of).toList(),
                alerts.asOf(),
                alerts.stale(),
                alerts.lag(),
                alerts.processedThrough());
    }

    /**
     * One alert.
     *
     * @param subject a currency, a product id, or the topic whose records were rejected
     * @param state {@code RAISED} while it is active, else {@code CLEARED}
     * @param currency currency of the two amounts; null if they are not money
     * @param observed a decimal: an amount of money, units in stock, or rejected records
     * @param expected the value it was compared with: an amount, units sold per day, or records received
     */
    public record Item(
            String alertId,
            String kind,
            String subject,
            String state,
            Instant raisedAt,
            @Nullable Instant clearedAt,
            @Nullable String currency,
            String observed,
            String expected,
            String message) {

        static Item of(AlertList.Item alert) {
            boolean money = alert.kind().startsWith("REVENUE_");
            return new Item(
                    alert.alertId(),
                    alert.kind(),
                    alert.subject(),
                    alert.state(),
                    alert.raisedAt(),
                    alert.clearedAt(),
                    money ? alert.subject() : null,
                    money ? Money.format(alert.observed()) : Long.toString(alert.observed()),
                    money ? Money.format(alert.expected()) : Long.toString(alert.expected()),
                    alert.message());
        }
    }
}
