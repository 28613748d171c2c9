package io.shopstream.local.deadletters;

import io.shopstream.local.console.Commands;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** {@code --group}, {@code --reason} and {@code --topic} of every command about dead letters. */
final class DeadLetterSelection {
    @Option(
            names = "--group",
            paramLabel = "GROUP",
            description = "Only records that this consumer group rejected, such as shop-streams.")
    private @Nullable String group;

    @Option(
            names = "--reason",
            paramLabel = "REASON",
            description = "Only records rejected for this reason, such as total-mismatch.")
    private @Nullable String reason;

    @Option(
            names = "--topic",
            paramLabel = "TOPIC",
            description = "Only records of this topic, such as shop.orders.v1, or of this imported file.")
    private @Nullable String topic;

    boolean isEmpty() {
        return group == null && reason == null && topic == null;
    }

    DeadLetterFilter filter(@Nullable Instant since) {
        return new DeadLetterFilter(group, reason, topic, null, since);
    }

    /**
     * Selects the dead letters at a position, one for each group that rejected the record. Fails as wrong use (exit
     * code 2) if {@code position} is not a position.
     */
    DeadLetterFilter at(@Nullable CommandSpec spec, String position) {
        String checked =
                Commands.parsed(spec, text -> DeadLetterPosition.parse(text).toString(), position);
        return new DeadLetterFilter(group, reason, topic, DeadLetterPosition.parse(checked), null);
    }
}
