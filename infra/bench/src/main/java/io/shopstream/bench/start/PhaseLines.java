package io.shopstream.bench.start;

import io.shopstream.bench.shop.ShopChild;
import java.util.Map;
import java.util.Optional;

/** Recognises phases in the output of {@code up}. */
final class PhaseLines {
    private static final Map<String, Phase> BEGINNINGS = Map.of(
            "Starting shopstream",
            Phase.FIRST_LINE,
            "PostgreSQL ready",
            Phase.POSTGRES,
            "Kafka ready",
            Phase.KAFKA,
            "Schema registry ready",
            Phase.REGISTRY,
            ShopChild.UP,
            Phase.UP);

    private PhaseLines() {}

    static Optional<Phase> of(String line) {
        String text = line.strip();
        return BEGINNINGS.entrySet().stream()
                .filter(entry -> text.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
