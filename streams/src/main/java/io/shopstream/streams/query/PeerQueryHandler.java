package io.shopstream.streams.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/** Answers other instances for the partitions that are here. It has no way of asking anybody else: there are no loops. */
public final class PeerQueryHandler {
    private static final Logger LOG = LoggerFactory.getLogger(PeerQueryHandler.class);

    private final String applicationId;
    private final LocalAnswers local;
    private final Supplier<Freshness> freshness;

    public PeerQueryHandler(String applicationId, LocalAnswers local, Supplier<Freshness> freshness) {
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

    private <K, V, P> PeerAnswer answer(String name, Question<K, V, P> question, List<Integer> partitions) {
        Freshness before = freshness.get();
        List<PartitionResult<P>> answers = new ArrayList<>();
        List<Integer> notLive = new ArrayList<>();
        for (int partition : partitions) {
            try {
                local.live(question, partition).ifPresentOrElse(answers::add, () -> notLive.add(partition));
            } catch (ProcessorStateException e) {
                // It is left out; the others are good all the same.
                LOG.debug("partition {} is not answered for", partition);
            }
        }
        answers.addAll(local.standbys(question, notLive).answers());
        return new PeerAnswer(
                applicationId,
                name,
                before,
                answers.stream()
                        .map(part -> new PeerAnswer.OfPartition(
                                part.partition(), part.live(), part.lag(), Questions.write(part.value())))
                        .toList());
    }
}
