package io.shopstream.streams.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.streams.errors.ProcessorStateException;
import tools.jackson.core.JacksonException;

/** Answers other instances for the partitions that are here. It has no way of asking anybody else: there are no loops. */
public final class PeerDesk {
    private final String applicationId;
    private final LocalAnswers local;
    private final Supplier<Freshness> freshness;

    public PeerDesk(String applicationId, LocalAnswers local, Supplier<Freshness> freshness) {
        this.applicationId = applicationId;
        this.local = local;
        this.freshness = freshness;
    }

    /** From JSON to JSON; empty if it is no question, not for this application, or not known to this version. */
    public Optional<byte[]> answer(byte[] asked) {
        try {
            return answer(Questions.read(asked, PeerQuestion.class)).map(Questions::bytes);
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    Optional<PeerAnswer> answer(PeerQuestion asked) {
        if (!asked.applicationId().equals(applicationId)) {
            return Optional.empty();
        }
        return Questions.read(asked.question(), asked.parameters())
                .map(question -> answer(asked.question(), question, asked.partitions()));
    }

    private PeerAnswer answer(String name, Question<?, ?, ?> question, List<Integer> partitions) {
        Freshness before = freshness.get();
        List<PeerAnswer.OfPartition> answers = new ArrayList<>();
        for (int partition : partitions) {
            best(question, partition)
                    .map(best -> new PeerAnswer.OfPartition(
                            partition, best.live(), best.lag(), Questions.write(best.value())))
                    .ifPresent(answers::add);
        }
        return new PeerAnswer(applicationId, name, before, answers);
    }

    private <K, V, P> Optional<Partial<P>> best(Question<K, V, P> question, int partition) {
        try {
            return local.live(question, partition).or(() -> local.standby(question, partition));
        } catch (ProcessorStateException e) {
            return Optional.empty();
        }
    }
}
