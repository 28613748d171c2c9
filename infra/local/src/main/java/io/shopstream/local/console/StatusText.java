package io.shopstream.local.console;

import io.shopstream.api.answer.live.Rates;
import io.shopstream.api.answer.pipeline.Health;
import io.shopstream.api.answer.pipeline.PartState;
import io.shopstream.api.answer.pipeline.PipelineStatus;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Formats the pipeline's status as small tables, below a line that names the parts that are not up, if there are any;
 * unknown rates and scores are named as unknown.
 */
public final class StatusText {
    private StatusText() {}

    public static String of(String api, PipelineStatus status) {
        StringBuilder text = new StringBuilder(health(status.health()))
                .append(api)
                .append("  as of ")
                .append(status.asOf().truncatedTo(ChronoUnit.SECONDS))
                .append("\n\n");
        TextTable parts = new TextTable("part", "status", "since");
        StringBuilder details = new StringBuilder();
        for (PartState part : status.health().parts()) {
            parts.row(part.name(), part.status(), part.since().truncatedTo(ChronoUnit.SECONDS));
            if (part.detail() != null) {
                details.append("  ")
                        .append(part.name())
                        .append(": ")
                        .append(part.detail())
                        .append('\n');
            }
        }
        text.append(parts).append(details).append('\n').append(rates(status.rates()));
        if (status.producer() != null) {
            text.append('\n').append(ProducerText.of(status.producer())).append('\n');
        }
        PipelineStatus.Freshness freshness = status.freshness();
        if (freshness != null && freshness.newestOrderAgeSeconds() != null) {
            text.append("  newest loaded order: ")
                    .append(freshness.newestOrderAgeSeconds())
                    .append(" s ago\n");
        }
        PipelineStatus.Quality quality = status.quality();
        text.append("  quality score: ")
                .append(
                        quality == null
                                ? "not known yet"
                                : "%s, %d checks failed, as of %s"
                                        .formatted(
                                                quality.score().toPlainString(),
                                                quality.failed(),
                                                quality.asOf().truncatedTo(ChronoUnit.SECONDS)))
                .append('\n');
        PipelineStatus.Tables tables = status.tables();
        if (tables != null) {
            TextTable rows = new TextTable("table", "rows");
            tables.rows().forEach(rows::row);
            text.append('\n').append(rows);
        }
        if (status.lag() != null) {
            TextTable lag = new TextTable("consumer group, topic", "lag");
            status.lag().forEach(one -> lag.row(topic(one), one.lag() == null ? "unknown" : one.lag()));
            text.append('\n').append(lag);
        }
        PipelineStatus.Rejected rejected = status.rejected();
        if (rejected != null) {
            TextTable reasons = new TextTable("rejected by, reason", "records");
            rejected.by().forEach(one -> reasons.row(one.consumerGroup() + "  " + one.reason(), one.records()));
            text.append('\n').append(reasons.row("total", rejected.total()));
        }
        return text.toString();
    }

    // The first line, unless every part is up. The reasons may be long: they stand below the table of the parts.
    private static String health(Health health) {
        if (health.status().equals(PartState.UP)) {
            return "";
        }
        String parts = health.parts().stream()
                .filter(part -> !part.healthy())
                .map(part -> part.name() + " is " + part.status())
                .collect(Collectors.joining(", "));
        return "NOT HEALTHY: " + (parts.isEmpty() ? "the shop is " + health.status() : parts) + "\n";
    }

    private static String topic(PipelineStatus.Lag lag) {
        String topic = lag.consumerGroup() + "  " + lag.topic();
        return lag.state() == null ? topic : topic + "  (" + lag.state() + ")";
    }

    private static String rates(Rates rates) {
        return "  orders/s %s   events/s %s%n"
                .formatted(perSecond(rates.ordersPerSecond()), perSecond(rates.eventsPerSecond()));
    }

    private static String perSecond(@Nullable Double rate) {
        return rate == null ? "unknown" : String.format(Locale.ROOT, "%.1f", rate);
    }
}
