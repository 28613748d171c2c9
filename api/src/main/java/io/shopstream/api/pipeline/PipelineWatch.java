package io.shopstream.api.pipeline;

import io.shopstream.api.answer.live.Rates;
import io.shopstream.api.answer.pipeline.Health;
import io.shopstream.api.answer.pipeline.PartState;
import io.shopstream.api.answer.pipeline.PipelineStatus;
import io.shopstream.api.answer.pipeline.PipelineStatus.Lag;
import io.shopstream.api.answer.pipeline.PipelineStatus.Quality;
import io.shopstream.api.answer.pipeline.PipelineStatus.Rejected;
import io.shopstream.api.answer.pipeline.PipelineStatus.Tables;
import io.shopstream.api.answer.pipeline.Producer;
import io.shopstream.api.dependency.Dependency;
import io.shopstream.api.dependency.DependencyUnavailableException;
import io.shopstream.api.warehouse.QualityQuery;
import io.shopstream.api.warehouse.SinkProgress;
import io.shopstream.api.warehouse.TableCounts;
import io.shopstream.api.warehouse.Warehouse;
import io.shopstream.api.warehouse.rejected.RejectedCounts;
import io.shopstream.api.warehouse.sales.SoldCurrencies;
import io.shopstream.schemas.client.ProducerClient;
import io.shopstream.schemas.client.SinkClient;
import io.shopstream.schemas.client.StreamsClient;
import io.shopstream.schemas.kafka.KafkaConnection;
import io.shopstream.schemas.query.ProducerStatus;
import io.shopstream.schemas.query.StreamsStatus;
import io.shopstream.schemas.topic.Topic;
import io.shopstream.schemas.topic.Topics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Probes streams, warehouse, Kafka and, if configured, producer and sink in the background, so that health and status
 * answer at once. Probe results are normally a few seconds old at most.
 */
public final class PipelineWatch implements AutoCloseable {
    private static final Duration PERIOD = Duration.ofSeconds(2);
    // Less than the period, so that a cheap count is repeated in every round.
    private static final Duration REJECTED_KEPT = Duration.ofSeconds(1);
    private static final Duration COUNTS_KEPT = Duration.ofSeconds(5);
    private static final Duration CURRENCIES_KEPT = Duration.ofSeconds(15);

    private final Clock clock;
    private final Instant startedAt;
    private final String ownCurrency;
    private final DependencyProbe<StreamsStatus> streams;
    private final DependencyProbe<SinkProgress> warehouse;
    private final DependencyProbe<CommittedEnds.Log> kafka;
    private final @Nullable DependencyProbe<ProducerStatus> producer;
    private final @Nullable DependencyProbe<JsonNode> sink;
    private final LagArithmetic lagArithmetic;
    private final CommittedEnds ends;
    private final Warehouse database;
    private final CostBasedCache<Tables> tables;
    private final CostBasedCache<Rejected> rejected;
    private final CostBasedCache<List<String>> currencies;
    private final PeriodicTasks periodicTasks = new PeriodicTasks("api-pipeline-watch");
    private volatile List<String> lastCurrencies;
    private volatile @Nullable Rejected lastRejected;
    private volatile @Nullable Quality lastQuality;

    public PipelineWatch(
            StreamsClient streamsClient,
            ProducerClient producerClient,
            SinkClient sinkClient,
            Warehouse database,
            KafkaConnection kafka,
            Topics topics,
            String ownCurrency,
            Clock clock) {
        this.clock = clock;
        this.startedAt = clock.instant();
        this.ownCurrency = ownCurrency;
        this.database = database;
        this.lastCurrencies = List.of(ownCurrency);
        this.lagArithmetic = new LagArithmetic(topics);
        this.ends =
                new CommittedEnds(kafka, topics.all().stream().map(Topic::name).toList());
        this.streams = new DependencyProbe<>(
                Dependency.STREAMS,
                clock,
                () -> StreamsReadiness.require(streamsClient.status()),
                StreamsReadiness::trouble);
        this.warehouse = new DependencyProbe<>(Dependency.WAREHOUSE, clock, () -> database.ask(SinkProgress::read));
        this.kafka = new DependencyProbe<>(Dependency.KAFKA, clock, ends::read);
        this.producer = producerClient.isConfigured()
                ? new DependencyProbe<>(Dependency.PRODUCER, clock, producerClient::status, ProducerTrouble::of)
                : null;
        this.sink = sinkClient.isConfigured()
                ? new DependencyProbe<>(Dependency.SINK, clock, sinkClient::status, SinkTrouble::of)
                : null;
        this.tables = new CostBasedCache<>(
                COUNTS_KEPT, clock, () -> database.ask(snapshot -> TableCounts.count(snapshot, clock.instant())));
        this.rejected = new CostBasedCache<>(REJECTED_KEPT, clock, () -> database.ask(RejectedCounts::count));
        this.currencies = new CostBasedCache<>(CURRENCIES_KEPT, clock, () -> database.ask(SoldCurrencies::read));
    }

    public void start() {
        periodicTasks.every(PERIOD, streams::probe);
        periodicTasks.every(PERIOD, kafka::probe);
        if (producer != null) {
            periodicTasks.every(PERIOD, producer::probe);
        }
        if (sink != null) {
            periodicTasks.every(PERIOD, sink::probe);
        }
        periodicTasks.every(PERIOD, () -> {
            warehouse.probe();
            if (warehouse.state().healthy()) {
                refreshCurrencies();
            }
        });
        // A task of its own: a long count must not delay the detection of an outage of the warehouse.
        periodicTasks.every(PERIOD, this::refreshRejected);
    }

    private void refreshRejected() {
        if (isDown(warehouse)) {
            return;
        }
        try {
            lastRejected = rejected.get();
            lastQuality = database.ask(QualityQuery::score).orElse(null);
        } catch (DependencyUnavailableException e) {
            // The probe of the warehouse reports the outage; the last count is kept until it ends.
        }
    }

    private static boolean isDown(DependencyProbe<?> part) {
        return part.state().status().equals(PartState.DOWN);
    }

    private void refreshCurrencies() {
        Set<String> all = new LinkedHashSet<>(List.of(ownCurrency));
        List<String> sold = currencies.get();
        if (sold != null) {
            all.addAll(sold);
        }
        lastCurrencies = List.copyOf(all);
    }

    public Health health() {
        PartState own = new PartState("api", PartState.UP, startedAt, null);
        List<PartState> parts = new ArrayList<>(List.of(own, streams.state(), warehouse.state(), kafka.state()));
        if (producer != null) {
            parts.add(producer.state());
        }
        if (sink != null) {
            parts.add(sink.state());
        }
        return Health.of(parts, clock.instant());
    }

    /** Everything but the table counts, which cost a scan. */
    public PipelineStatus withoutRowCounts(Rates rates) {
        return status(rates, null);
    }

    public PipelineStatus full(Rates rates) {
        return status(rates, tableCounts());
    }

    /** Every currency with sales, the shop's own first; never empty. */
    public List<String> currencies() {
        return lastCurrencies;
    }

    private PipelineStatus status(Rates rates, @Nullable Tables counts) {
        Instant now = clock.instant();
        Optional<SinkProgress> progress = warehouse.answer();
        return new PipelineStatus(
                health(),
                counts,
                lag(progress),
                streams.answer().map(StreamsReadiness::summary).orElse(null),
                producer == null ? null : producer.answer().map(Producer::of).orElse(null),
                progress.map(known -> FreshnessArithmetic.of(known, lagArithmetic, now))
                        .orElse(null),
                rates,
                progress.isPresent() ? lastRejected : null,
                progress.isPresent() ? lastQuality : null,
                currencies(),
                now);
    }

    private @Nullable List<Lag> lag(Optional<SinkProgress> progress) {
        Optional<CommittedEnds.Log> known = kafka.answer();
        return known.isPresent() && progress.isPresent()
                ? lagArithmetic.lag(known.get(), progress.get().positions())
                : null;
    }

    private @Nullable Tables tableCounts() {
        if (isDown(warehouse)) {
            // The outage is known: do not wait for a timeout of the connection pool.
            return null;
        }
        try {
            return tables.get();
        } catch (DependencyUnavailableException e) {
            // The health section of the answer says that the warehouse is unavailable.
            return null;
        }
    }

    @Override
    public void close() {
        periodicTasks.close();
        ends.close();
    }
}
