package io.shopstream.local;

import io.shopstream.local.letters.LetterFilter;
import io.shopstream.local.letters.LetterPosition;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** {@code --group}, {@code --reason} and {@code --topic}, the same for every command about letters. */
final class LetterSelection {
    @Option(names = "--group", paramLabel = "GROUP", description = "Rejected by it, such as shop-streams.")
    private @Nullable String group;

    @Option(names = "--reason", paramLabel = "REASON", description = "For this reason, such as total-mismatch.")
    private @Nullable String reason;

    @Option(
            names = "--topic",
            paramLabel = "TOPIC",
            description = "From this topic, such as shop.orders.v1, or from this imported file.")
    private @Nullable String topic;

    boolean isEmpty() {
        return group == null && reason == null && topic == null;
    }

    LetterFilter filter(@Nullable Instant since) {
        return new LetterFilter(group, reason, topic, null, since);
    }

    /** The letter at a position, or the letters of several groups; wrong use, exit code 2, if it is none. */
    LetterFilter at(@Nullable CommandSpec spec, String position) {
        String checked =
                Commands.parsed(spec, text -> LetterPosition.parse(text).toString(), position);
        return new LetterFilter(group, reason, topic, LetterPosition.parse(checked), null);
    }
}
