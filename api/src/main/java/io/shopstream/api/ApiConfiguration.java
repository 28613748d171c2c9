package io.shopstream.api;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.shopstream.api.dependency.DependencyFailures;
import io.shopstream.api.live.FeedTally;
import io.shopstream.api.live.LiveFeed;
import io.shopstream.api.live.LiveFeedHealth;
import io.shopstream.api.live.LiveSectionPublisher;
import io.shopstream.api.live.PageSectionPublisher;
import io.shopstream.api.pipeline.PipelineWatch;
import io.shopstream.api.sse.SseBroadcaster;
import io.shopstream.api.warehouse.AnswerCache;
import io.shopstream.api.warehouse.CachedQueries;
import io.shopstream.api.warehouse.OwnTables;
import io.shopstream.api.warehouse.ProductNames;
import io.shopstream.api.warehouse.Warehouse;
import io.shopstream.schemas.client.ProducerClient;
import io.shopstream.schemas.client.ServiceHttp;
import io.shopstream.schemas.client.SinkClient;
import io.shopstream.schemas.client.StreamsClient;
import io.shopstream.schemas.kafka.KafkaConnection;
import io.shopstream.schemas.security.InternalToken;
import io.shopstream.schemas.security.TrustedCertificates;
import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.serde.HttpSchemaRegistry;
import io.shopstream.schemas.serde.RegistryConnection;
import io.shopstream.schemas.topic.Topics;
import io.shopstream.schemas.trace.RequestTraces;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the plain classes together. No constructor waits for another service. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ApiSettings.class)
class ApiConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(ApiConfiguration.class);
    private static final Duration STREAMS_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration PRODUCER_TIMEOUT = Duration.ofSeconds(5);
    // The sink checks every partition of the log before it accepts a rebuild.
    private static final Duration REBUILD_START_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration REBUILD_STATUS_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration REGISTRY_TIMEOUT = Duration.ofSeconds(3);
    private static final int MAX_LIVE_STREAM_CLIENTS = 1_000;

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Topics topics(ApiSettings settings) {
        LOG.info("Settings: {}", settings);
        return Topics.prefixed(settings.topicPrefix());
    }

    @Bean
    StreamsClient streamsClient(
            ApiSettings settings,
            InternalToken token,
            TrustedCertificates trusted,
            ObjectProvider<RequestTraces> traces) {
        return new StreamsClient(
                new ServiceHttp(settings.streams(), STREAMS_TIMEOUT, trusted)
                        .with(token)
                        .with(orOff(traces)),
                DependencyFailures::streams);
    }

    @Bean
    ProducerClient producerClient(
            ApiSettings settings,
            InternalToken token,
            TrustedCertificates trusted,
            ObjectProvider<RequestTraces> traces) {
        URI producer = settings.producer();
        return producer == null
                ? new ProducerClient(new ServiceHttp(List.of(), PRODUCER_TIMEOUT), DependencyFailures::noProducer)
                : new ProducerClient(
                        new ServiceHttp(List.of(producer), PRODUCER_TIMEOUT, trusted)
                                .with(token)
                                .with(orOff(traces)),
                        DependencyFailures::producer);
    }

    @Bean
    SinkClient sinkClient(
            ApiSettings settings,
            InternalToken token,
            TrustedCertificates trusted,
            ObjectProvider<RequestTraces> traces) {
        URI sink = settings.sinkUrl();
        return sink == null
                ? new SinkClient(
                        new ServiceHttp(List.of(), REBUILD_START_TIMEOUT),
                        REBUILD_STATUS_TIMEOUT,
                        DependencyFailures::noSink)
                : new SinkClient(
                        new ServiceHttp(List.of(sink), REBUILD_START_TIMEOUT, trusted)
                                .with(token)
                                .with(orOff(traces)),
                        REBUILD_STATUS_TIMEOUT,
                        DependencyFailures::sink);
    }

    private static RequestTraces orOff(ObjectProvider<RequestTraces> traces) {
        return traces.getIfAvailable(() -> RequestTraces.OFF);
    }

    @Bean
    Warehouse warehouse(ApiSettings settings) {
        return new Warehouse(
                settings.warehouse().url(),
                settings.warehouse().user(),
                Objects.requireNonNullElse(settings.warehouse().password(), ""));
    }

    @Bean
    OwnTables ownTables(ApiSettings settings) {
        return new OwnTables(
                settings.warehouse().url(),
                settings.warehouse().user(),
                Objects.requireNonNullElse(settings.warehouse().password(), ""));
    }

    @Bean
    AnswerCache answerCache(MeterRegistry meters) {
        return new AnswerCache(meters);
    }

    @Bean
    CachedQueries cachedQueries(Warehouse warehouse, AnswerCache cache, Clock clock) {
        return new CachedQueries(warehouse, cache, clock);
    }

    @Bean
    ProductNames productNames(Warehouse warehouse, Clock clock) {
        return new ProductNames(warehouse, clock);
    }

    @Bean
    FeedTally feedTally(Clock clock) {
        return new FeedTally(clock);
    }

    @Bean(initMethod = "start")
    LiveFeed liveFeed(
            KafkaConnection kafka,
            RegistryConnection registry,
            Topics topics,
            FeedTally tally,
            ApplicationContext context) {
        AvroSerdes serdes = new AvroSerdes(new HttpSchemaRegistry(registry, REGISTRY_TIMEOUT));
        return new LiveFeed(kafka, topics, serdes, tally, context);
    }

    @Bean
    LiveFeedHealth liveFeedHealthIndicator(LiveFeed feed) {
        return new LiveFeedHealth(feed);
    }

    @Bean(initMethod = "start")
    PipelineWatch pipelineWatch(
            ApiSettings settings,
            KafkaConnection kafka,
            StreamsClient streams,
            ProducerClient producer,
            SinkClient sink,
            Warehouse warehouse,
            Topics topics,
            Clock clock) {
        return new PipelineWatch(streams, producer, sink, warehouse, kafka, topics, settings.currency(), clock);
    }

    @Bean
    PipelineMeters pipelineMeters(PipelineWatch pipeline) {
        return new PipelineMeters(pipeline);
    }

    @Bean
    SseBroadcaster sseBroadcaster(Clock clock, MeterRegistry meters) {
        SseBroadcaster broadcaster = new SseBroadcaster(clock, MAX_LIVE_STREAM_CLIENTS);
        Gauge.builder("shopstream.api.stream.clients", broadcaster, SseBroadcaster::clientCount)
                .description("Open streams of the live page")
                .register(meters);
        FunctionCounter.builder("shopstream.api.stream.conflated", broadcaster, SseBroadcaster::conflatedFrames)
                .description("Frames left out because a viewer was slow")
                .register(meters);
        return broadcaster;
    }

    @Bean(initMethod = "start")
    LiveSectionPublisher liveSectionPublisher(
            ApiSettings settings,
            StreamsClient streams,
            ProductNames names,
            FeedTally tally,
            PipelineWatch pipeline,
            SseBroadcaster broadcaster,
            Clock clock) {
        return new LiveSectionPublisher(streams, names, tally, pipeline, broadcaster, settings.currency(), clock);
    }

    @Bean(initMethod = "start")
    PageSectionPublisher pageSectionPublisher(
            StreamsClient streams,
            ProductNames names,
            Warehouse warehouse,
            CachedQueries queries,
            SseBroadcaster broadcaster,
            Clock clock) {
        return new PageSectionPublisher(streams, names, warehouse, queries, broadcaster, clock);
    }
}
