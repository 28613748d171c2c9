package io.shopstream.producer.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopstream.embedded.SharedPlatform;
import io.shopstream.producer.TopicContents;
import io.shopstream.producer.catalogue.Catalogue;
import io.shopstream.producer.catalogue.CatalogueChanges;
import io.shopstream.producer.catalogue.CatalogueFactory;
import io.shopstream.producer.catalogue.CatalogueSpec;
import io.shopstream.producer.publish.Outage;
import io.shopstream.producer.publish.Provisioning;
import io.shopstream.producer.publish.SimulatorConnection;
import io.shopstream.producer.simulator.HistorySize;
import io.shopstream.producer.simulator.OutputSwitch;
import io.shopstream.producer.simulator.Simulation;
import io.shopstream.schemas.avro.HistoryProgress;
import io.shopstream.schemas.query.ProducerStatus;
import io.shopstream.schemas.topic.Topic;
import io.shopstream.schemas.topic.Topics;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** The past is the same, record by record, however often its publishing is interrupted. */
class HistoryRunIT {
    private static final Instant OPENING = Instant.parse("2026-03-01T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(OPENING, ZoneOffset.UTC);
    private static final Catalogue CATALOGUE =
            CatalogueFactory.create(new CatalogueSpec(42, "USD", 10, 100, 400, 10, OPENING));

    private final HistoryPlan plan = HistoryPlan.before(OPENING, HistorySize.SMALL, 42);
    private final List<CatalogueChanges> written = new ArrayList<>();
    private final HistoryMeter meter = new HistoryMeter();

    @Test
    void shouldPublishTheSameRecordsHoweverOftenItIsInterruptedAndKnowWhenItIsFinished() {
        Topics whole = topics();
        assertThat(historyOf(whole, Integer.MAX_VALUE).isFinished()).isFalse();
        run(whole, Integer.MAX_VALUE);
        assertThat(historyOf(whole, Integer.MAX_VALUE).isFinished()).isTrue();
        Topics cut = topics();
        int runs = 1;
        while (!finishes(cut, 2)) {
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
    void shouldWriteRowsBeforeTheRecordsThatStandForThemAndRefuseToMixTwoPasts() {
        Topics topics = topics();
        assertThat(finishes(topics, 1)).isFalse();
        assertThat(written).hasSize(1);
        assertThat(written.getFirst().products()).isNotEmpty();
        assertThat(TopicContents.read(topics.orders())).isEmpty();
        CatalogueChanges lost = written.getFirst();
        assertThat(finishes(topics, 2)).isFalse();
        assertThat(written.get(1)).isEqualTo(lost);

        HistoryRun other = new HistoryRun(
                HistoryPlan.before(OPENING, HistorySize.SMALL, 43),
                connection(topics),
                written::add,
                new Outage(),
                CLOCK,
                meter);
        assertThatThrownBy(other::isFinished)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("the topics hold another past");
    }

    private boolean finishes(Topics topics, int failAt) {
        try {
            run(topics, failAt);
            return true;
        } catch (Outage.StoppedException e) {
            return false;
        }
    }

    private void run(Topics topics, int failAt) {
        OutputSwitch output = new OutputSwitch();
        Simulation simulation = new Simulation(CATALOGUE, 42, plan.from(), output);
        historyOf(topics, failAt).run(simulation, output);
    }

    /**
     * @param failAt which write of rows, counted from 1, is the last thing that happens
     */
    private HistoryRun historyOf(Topics topics, int failAt) {
        int before = written.size();
        return new HistoryRun(
                plan,
                connection(topics),
                changes -> {
                    written.add(changes);
                    if (written.size() - before == failAt) {
                        throw new Outage.StoppedException();
                    }
                },
                new Outage(),
                CLOCK,
                meter);
    }

    private static Topics topics() {
        Topics topics = Topics.prefixed("history-" + UUID.randomUUID() + "-");
        new Provisioning(connection(topics), new Outage()).run();
        return topics;
    }

    private static SimulatorConnection connection(Topics topics) {
        return new SimulatorConnection(SharedPlatform.get().kafka().bootstrapServers(), TopicContents.serdes(), topics);
    }

    private static <V> List<String> contents(Topic<V> topic, Topics topics) {
        List<String> lines = new ArrayList<>();
        for (ConsumerRecord<String, V> record : TopicContents.read(topic)) {
            lines.add("%d %d %s %s".formatted(record.partition(), record.timestamp(), record.key(), record.value()));
        }
        // Partitions are read in any order, each in its own.
        lines.sort(java.util.Comparator.comparingInt(line -> line.charAt(0)));
        return lines;
    }
}
