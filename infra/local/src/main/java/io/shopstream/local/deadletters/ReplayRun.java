package io.shopstream.local.deadletters;

import io.shopstream.local.shop.Shop;
import io.shopstream.schemas.avro.DeadLetter;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.BiConsumer;

/** Replays the selected dead letters that {@link ReplayRules} allows. */
public final class ReplayRun {
    private static final Duration REGISTRY_TIMEOUT = Duration.ofSeconds(30);

    private final Shop shop;

    public ReplayRun(Shop shop) {
        this.shop = shop;
    }

    /**
     * @param again whether records that were replayed before are sent again
     * @param dry decides only, and sends nothing
     * @param listener called for every dead letter, before its record is sent
     * @return number of dead letters by decision
     */
    public Map<ReplayDecision, Long> run(
            DeadLetterRepository repository,
            DeadLetterFilter filter,
            boolean again,
            boolean dry,
            BiConsumer<DeadLetter, ReplayDecision> listener)
            throws SQLException {
        ReplayRules rules = new ReplayRules(shop.topics(), new NewestRecords(shop.kafka()), again);
        Map<ReplayDecision, Long> counts = new EnumMap<>(ReplayDecision.class);
        try (Replay replay = Replay.to(shop.kafka(), shop.serdes(REGISTRY_TIMEOUT), shop.topics())) {
            repository.forEach(filter, deadLetter -> {
                ReplayDecision decision = rules.decide(deadLetter);
                counts.merge(decision, 1L, Long::sum);
                listener.accept(deadLetter, decision);
                if (decision == ReplayDecision.SEND && !dry) {
                    replay.add(deadLetter);
                }
            });
            replay.finish();
        }
        return counts;
    }
}
