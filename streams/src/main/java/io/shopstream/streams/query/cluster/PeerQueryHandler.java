package io.shopstream.streams.query.cluster;

import io.shopstream.streams.query.question.PartialAnswer;
import io.shopstream.streams.query.question.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/** Answers other instances for the partitions here. It never asks other instances itself, so requests cannot loop. */
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

    /**
     * Takes and returns JSON; empty if the request is malformed, is for another application, or has an unknown
     * question.
     */
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

    private <P extends PartialAnswer<P>> PeerAnswer answer(
            String name, Question<?, ?, P> question, List<Integer> partitions) {
        Freshness before = freshness.get();
        List<PartitionResult<P>> answers = new ArrayList<>();
        List<Integer> notLive = new ArrayList<>();
        for (int partition : partitions) {
            try {
                local.live(question, partition).ifPresentOrElse(answers::add, () -> notLive.add(partition));
            } catch (ProcessorStateException e) {
                // Left out of the answer; the other partitions are still valid.
                LOG.debug("partition {} cannot be read and is left out of the answer", partition);
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
