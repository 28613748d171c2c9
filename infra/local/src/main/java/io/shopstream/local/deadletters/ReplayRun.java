package io.shopstream.local.deadletters;

import io.shopstream.local.up.Endpoints;
import io.shopstream.schemas.avro.DeadLetter;
import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.topic.Topics;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.BiConsumer;

/** Goes over the letters that were asked for, and sends again those that may be. */
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
     * @param again also what was replayed before
     * @param dry decides only, and sends nothing
     * @param told of every letter, before it is sent
     * @return letters by decision
     */
    public Map<ReplayDecision, Long> run(
            DeadLetterRepository repository,
            DeadLetterFilter filter,
            boolean again,
            boolean dry,
            BiConsumer<DeadLetter, ReplayDecision> told)
            throws SQLException {
        ReplayRules rules = new ReplayRules(topics, new NewestRecords(endpoints.kafka()), again);
        Map<ReplayDecision, Long> counts = new EnumMap<>(ReplayDecision.class);
        try (Replay replay = Replay.to(endpoints.kafka(), serdes, topics)) {
            repository.forEach(filter, deadLetter -> {
                ReplayDecision decision = rules.decide(deadLetter);
                counts.merge(decision, 1L, Long::sum);
                told.accept(deadLetter, decision);
                if (decision == ReplayDecision.SEND && !dry) {
                    replay.add(deadLetter);
                }
            });
            replay.finish();
        }
        return counts;
    }
}
