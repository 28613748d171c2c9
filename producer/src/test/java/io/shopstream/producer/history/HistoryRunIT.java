package io.shopstream.producer.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopstream.embedded.SharedPlatform;
import io.shopstream.producer.TopicContents;
import io.shopstream.producer.catalogue.Catalogue;
import io.shopstream.producer.catalogue.maker.CatalogueFactory;
import io.shopstream.producer.catalogue.maker.CatalogueSpec;
import io.shopstream.producer.publish.KafkaAccess;
import io.shopstream.producer.publish.SimulatorStoppedException;
import io.shopstream.producer.publish.SimulatorTopics;
import io.shopstream.producer.publish.StoppableRetry;
import io.shopstream.producer.simulator.Simulation;
import io.shopstream.producer.simulator.orders.OutputSwitch;
import io.shopstream.producer.simulator.time.HistorySize;
import io.shopstream.producer.simulator.time.OrderRate;
import io.shopstream.schemas.avro.HistoryProgress;
import io.shopstream.schemas.kafka.KafkaConnection;
import io.shopstream.schemas.query.ProducerStatus;
import io.shopstream.schemas.topic.Topic;
import io.shopstream.schemas.topic.Topics;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** The history is the same, record by record, however often its publishing is interrupted. */
class HistoryRunIT {
    private static final Instant OPENING = Instant.parse("2026-03-01T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(OPENING, ZoneOffset.UTC);
    private static final Catalogue CATALOGUE =
            CatalogueFactory.create(new CatalogueSpec(42, "USD", 10, 100, 400, 10, OPENING));

    // More than one chunk, fewer than two: each run commits one chunk and is stopped during the next.
    private static final int RECORDS_BETWEEN_KILLS = 30_000;

    private final HistoryPlan plan = HistoryPlan.before(OPENING, HistorySize.SMALL, 42, new OrderRate(0.08));
    private final HistoryMeter meter = new HistoryMeter();

    @Test
    void shouldPublishTheSameRecordsHoweverOftenItIsInterruptedAndKnowWhenItIsFinished() {
        Topics whole = topics();
        assertThat(historyOf(whole, CLOCK).isFinished()).isFalse();
        run(whole, CLOCK);
        assertThat(historyOf(whole, CLOCK).isFinished()).isTrue();
        Topics cut = topics();
        int runs = 1;
        while (!finishes(cut, RECORDS_BETWEEN_KILLS)) {
            runs++;
        }

        assertThat(runs).isGreaterThan(2);
        assertThat(contents(cut.orders(), cut)).isEqualTo(contents(whole.orders(), whole));
        assertThat(contents(cut.events(), cut)).isEqualTo(contents(whole.events(), whole));
        HistoryProgress end = TopicContents.read(cut.history()).getLast().value();
        assertThat(end.getThrough()).isEqualTo(OPENING);
        assertThat(end.getRecords())
                .isEqualTo(TopicContents.read(cut.orders()).size()
                        + TopicContents.read(cut.events()).size());
        ProducerStatus.History status = meter.status();
        assertThat(status.finished()).isTrue();
        assertThat(status.fraction()).isEqualTo(1);
        assertThat(status.records()).isEqualTo(end.getRecords());
    }

    @Test
    void shouldRefuseToMixTwoHistories() {
        Topics topics = topics();
        assertThat(finishes(topics, RECORDS_BETWEEN_KILLS)).isFalse();

        HistoryRun other = new HistoryRun(
                HistoryPlan.before(OPENING, HistorySize.SMALL, 43, new OrderRate(0.08)),
                kafka(topics),
                new StoppableRetry("the history"),
                CLOCK,
                meter);
        assertThatThrownBy(other::isFinished)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("the topics hold the history of another shop");
    }

    private boolean finishes(Topics topics, int records) {
        try {
            run(topics, new EndingClock(records));
            return true;
        } catch (SimulatorStoppedException e) {
            return false;
        }
    }

    private void run(Topics topics, Clock clock) {
        OutputSwitch output = new OutputSwitch();
        Simulation simulation = new Simulation(CATALOGUE, 42, plan.from(), output);
        historyOf(topics, clock).run(simulation, output);
    }

    private HistoryRun historyOf(Topics topics, Clock clock) {
        return new HistoryRun(plan, kafka(topics), new StoppableRetry("the history"), clock, meter);
    }

    /** Stops the run after that many readings. Each record reads it once, so the run ends in the middle of a chunk. */
    private static final class EndingClock extends Clock {
        private int left;

        EndingClock(int records) {
            left = records;
        }

        @Override
        public Instant instant() {
            if (left-- == 0) {
                throw new SimulatorStoppedException();
            }
            return OPENING;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }

    private static Topics topics() {
        Topics topics = Topics.prefixed("history-" + UUID.randomUUID() + "-");
        new SimulatorTopics(kafka(topics), new StoppableRetry("the history")).createMissing();
        return topics;
    }

    private static KafkaAccess kafka(Topics topics) {
        return new KafkaAccess(
                KafkaConnection.of(SharedPlatform.get().kafka().bootstrapServers()), TopicContents.serdes(), topics);
    }

    private static <V> List<String> contents(Topic<V> topic, Topics topics) {
        List<String> lines = new ArrayList<>();
        for (ConsumerRecord<String, V> record : TopicContents.read(topic)) {
            lines.add("%d %d %s %s".formatted(record.partition(), record.timestamp(), record.key(), record.value()));
        }
        // Partitions are read in any order, the records of one partition in theirs.
        lines.sort(java.util.Comparator.comparingInt(line -> line.charAt(0)));
        return lines;
    }
}
