package io.shopstream.api.pipeline;

import io.shopstream.api.warehouse.SinkProgress;
import io.shopstream.api.warehouse.Warehouse;
import io.shopstream.schemas.kafka.KafkaConnection;
import io.shopstream.schemas.topic.Topic;
import io.shopstream.schemas.topic.Topics;

/**
 * Tells whether the sink has loaded the log up to a mark. Opens Kafka for each mark, and holds nothing in between. What
 * streams derives from records before the mark but writes after it is not waited for.
 */
public final class LoadedLog {
    private final KafkaConnection kafka;
    private final Topics topics;
    private final Warehouse warehouse;

    public LoadedLog(KafkaConnection kafka, Topics topics, Warehouse warehouse) {
        this.kafka = kafka;
        this.topics = topics;
        this.warehouse = warehouse;
    }

    /** The ends of the log at one time. */
    public static final class Mark {
        private final CommittedEnds.Log log;

        private Mark(CommittedEnds.Log log) {
            this.log = log;
        }
    }

    /** @throws io.shopstream.api.dependency.DependencyUnavailableException if Kafka cannot answer now */
    public Mark ends() {
        try (CommittedEnds ends =
                new CommittedEnds(kafka, topics.all().stream().map(Topic::name).toList())) {
            return new Mark(ends.read());
        }
    }

    /** @throws io.shopstream.api.dependency.DependencyUnavailableException if the warehouse cannot answer now */
    public boolean isLoaded(Mark mark) {
        SinkProgress progress = warehouse.ask(SinkProgress::read);
        return new LagArithmetic(topics)
                .lag(mark.log, progress.positions()).stream()
                        // Without a number: the topic is gone, so nothing of it can be loaded any more.
                        .allMatch(lag -> lag.lag() == null || lag.lag() == 0);
    }
}
