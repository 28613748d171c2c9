package io.shopstream.sink;

import io.micrometer.core.instrument.MeterRegistry;
import io.shopstream.edge.LocalChanges;
import io.shopstream.schemas.client.PipelineCatchUp;
import io.shopstream.schemas.kafka.KafkaConnection;
import io.shopstream.schemas.security.InternalToken;
import io.shopstream.schemas.security.TrustedCertificates;
import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.serde.HttpSchemaRegistry;
import io.shopstream.schemas.serde.RegistryConnection;
import io.shopstream.schemas.topic.ConsumerGroups;
import io.shopstream.schemas.topic.Topics;
import io.shopstream.schemas.trace.RecordTraces;
import io.shopstream.sink.erasure.ForgottenUsers;
import io.shopstream.sink.housekeeping.Housekeeper;
import io.shopstream.sink.lag.LagSampler;
import io.shopstream.sink.ledger.LoadedOffsets;
import io.shopstream.sink.load.LoaderFactory;
import io.shopstream.sink.load.LoaderSettings;
import io.shopstream.sink.load.LoaderThread;
import io.shopstream.sink.quality.QualityRun;
import io.shopstream.sink.quality.QualityService;
import io.shopstream.sink.quality.check.CheckCatalogue;
import io.shopstream.sink.rebuild.RebuildService;
import io.shopstream.sink.rebuild.control.RebuildSettings;
import io.shopstream.sink.warehouse.FaultInjectionPoint;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SinkConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(SinkConfiguration.class);
    // Short, because the loaders pause, report the outage and retry.
    private static final Duration REGISTRY_TIMEOUT = Duration.ofSeconds(5);

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Topics topics(SinkSettings settings) {
        return Topics.of(settings.topicPrefix(), settings.partitions()).replicated(settings.replication());
    }

    @Bean
    AvroSerdes serdes(RegistryConnection registry) {
        return new AvroSerdes(new HttpSchemaRegistry(registry, REGISTRY_TIMEOUT));
    }

    @Bean(destroyMethod = "close")
    RebuildService rebuildService(SinkSettings settings, KafkaConnection kafka, Topics topics, AvroSerdes serdes) {
        return new RebuildService(
                topics, serdes, RebuildSettings.of(kafka, settings.warehouse().owner()));
    }

    @Bean
    RebuildController rebuildController(RebuildService rebuildService) {
        return new RebuildController(rebuildService);
    }

    @Bean
    ForgottenUsersController forgottenUsersController(SinkSettings settings) {
        return new ForgottenUsersController(new ForgottenUsers(
                settings.warehouse().loader(), settings.warehouse().owner()));
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    SinkService sinkService(
            SinkSettings settings,
            KafkaConnection kafka,
            Topics topics,
            AvroSerdes serdes,
            RebuildService rebuildService,
            MeterRegistry meters,
            ObjectProvider<RecordTraces> traces,
            Clock clock) {
        LOG.info("sink: {}", settings);
        LoaderFactory factory = new LoaderFactory(
                topics,
                serdes,
                new LoaderSettings(
                        kafka, settings.warehouse().loader(), settings.sink().maxRecords()),
                clock,
                FaultInjectionPoint.NONE,
                traces.getIfAvailable(() -> RecordTraces.OFF));
        List<LoaderThread> loaders = List.of(
                factory.facts(new SinkMetrics(meters, topics.consumerGroup(ConsumerGroups.SINK_FACTS), clock)),
                factory.marts(new SinkMetrics(meters, topics.consumerGroup(ConsumerGroups.SINK_MARTS), clock)));
        loaders.forEach(loader -> SinkMetrics.bind(meters, loader.monitor()));
        return new SinkService(
                loaders,
                new Preparation(
                        settings.warehouse().owner(),
                        () -> Admin.create(kafka.with(Map.of())),
                        topics,
                        rebuildService::cleanUp)::attempt);
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    LagSampler lagSampler(SinkSettings settings, KafkaConnection kafka, Topics topics, SinkService sink, Clock clock) {
        return new LagSampler(kafka, settings.warehouse().loader(), topics, sink::isPrepared, clock);
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    Housekeeper housekeeper(SinkSettings settings, Clock clock) {
        return new Housekeeper(
                settings.warehouse().loader(), settings.sink().retention().policy(), clock);
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    QualityService qualityService(
            SinkSettings settings,
            KafkaConnection kafka,
            Topics topics,
            SinkService sink,
            InternalToken token,
            TrustedCertificates trusted,
            MeterRegistry meters,
            Clock clock) {
        PipelineCatchUp catchUp = new PipelineCatchUp(
                new PipelineCatchUp.Platform(
                        kafka,
                        settings.streams(),
                        token,
                        trusted,
                        () -> LoadedOffsets.open(settings.warehouse().loader())),
                topics,
                settings.quality().patience(),
                left -> {});
        return new QualityService(
                new QualityRun(settings.warehouse().loader(), new CheckCatalogue(topics), catchUp::await, clock),
                sink::isIdle,
                settings.quality().every(),
                new QualityMetrics(meters));
    }

    @Bean
    LocalChanges localChanges() {
        return new LocalChanges("the warehouse can only be loaded, rebuilt and checked from this machine", "/sink/**");
    }

    @Bean
    QualityController qualityController(QualityService service) {
        return new QualityController(service);
    }

    @Bean
    SinkHealth sinkHealth(SinkService service) {
        return new SinkHealth(service);
    }

    @Bean
    HealthIndicator sinkPrepared(SinkService service) {
        return () -> service.isPrepared()
                ? Health.up().build()
                : Health.outOfService().build();
    }

    @Bean
    SinkStatusController sinkStatusController(SinkService service, Housekeeper housekeeper, Clock clock) {
        return new SinkStatusController(service, housekeeper, clock);
    }
}
