package io.shopstream.local.deadletters;

import io.shopstream.local.up.Endpoints;
import io.shopstream.schemas.avro.DeadLetter;
import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.topic.Topics;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.BiConsumer;

/** Replays the selected dead letters that {@link ReplayRules} allows. */
public final class ReplayRun {
    private final Endpoints endpoints;
    private final AvroSerdes serdes;
    private final Topics topics;

    public ReplayRun(Endpoints endpoints, AvroSerdes serdes, Topics topics) {
        this.endpoints = endpoints;
        this.serdes = serdes;
        this.topics = topics;
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
        ReplayRules rules = new ReplayRules(topics, new NewestRecords(endpoints.kafka()), again);
        Map<ReplayDecision, Long> counts = new EnumMap<>(ReplayDecision.class);
        try (Replay replay = Replay.to(endpoints.kafka(), serdes, topics)) {
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
