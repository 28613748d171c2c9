package io.shopstream.api;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.shopstream.api.analytics.OrdersBefore;
import io.shopstream.api.pipeline.LoadedLog;
import io.shopstream.api.reports.archive.ReportArchive;
import io.shopstream.api.reports.archive.ReportDelivery;
import io.shopstream.api.reports.archive.ReportFolder;
import io.shopstream.api.reports.archive.ReportOutcomes;
import io.shopstream.api.reports.archive.ReportOutcomes.Outcome;
import io.shopstream.api.reports.format.ReportRenderer;
import io.shopstream.api.reports.format.file.FormatRenderer;
import io.shopstream.api.reports.kind.AdhocSelection;
import io.shopstream.api.reports.kind.ReportQuery;
import io.shopstream.api.reports.mail.MailSettings;
import io.shopstream.api.reports.mail.ReportMail;
import io.shopstream.api.reports.mail.SmtpServer;
import io.shopstream.api.reports.queue.ReportQueue;
import io.shopstream.api.reports.queue.ReportRequest;
import io.shopstream.api.reports.queue.ReportSource;
import io.shopstream.api.reports.queue.RequestedReports;
import io.shopstream.api.reports.schedule.LogWatch;
import io.shopstream.api.reports.schedule.ReportSettings;
import io.shopstream.api.reports.schedule.ReportsOnTime;
import io.shopstream.api.reports.schedule.SalesWatch;
import io.shopstream.api.warehouse.LoadVersion;
import io.shopstream.api.warehouse.OwnTables;
import io.shopstream.api.warehouse.Warehouse;
import io.shopstream.schemas.kafka.KafkaConnection;
import io.shopstream.schemas.topic.Topics;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/**
 * Wires reports. What they are made of and with is made for the first one: nobody waits for its classes when the service
 * starts.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ReportSettings.class, MailSettings.class})
class ReportsConfiguration {
    @Bean
    @Lazy
    ReportSource reportSource(Warehouse warehouse, Clock clock) {
        return request -> warehouse.ask(snapshot -> {
            Instant now = clock.instant();
            return query(request, now).ask(snapshot, LoadVersion.of(snapshot).asOf(now));
        });
    }

    private static ReportQuery query(ReportRequest request, Instant now) {
        AdhocSelection adhoc = request.adhoc().isEmpty()
                ? null
                : AdhocSelection.parse(
                        request.adhoc().getOrDefault("measures", ""),
                        request.adhoc().getOrDefault("dimensions", ""));
        return new ReportQuery(request.kind(), request.period(), request.currency(), request.filter(), adhoc, now);
    }

    @Bean
    @Lazy
    ReportRenderer reportRenderer() {
        return new FormatRenderer();
    }

    @Bean
    ReportQueue reportQueue(MeterRegistry meters) {
        ReportQueue queue = new ReportQueue();
        Gauge.builder("shopstream.api.reports.waiting", queue, ReportQueue::waiting)
                .description("Reports that wait to be written")
                .register(meters);
        return queue;
    }

    @Bean
    ReportArchive reportArchive(OwnTables tables) {
        return new ReportArchive(tables);
    }

    @Bean
    ReportOutcomes reportOutcomes(MeterRegistry meters) {
        ReportOutcomes outcomes = new ReportOutcomes();
        for (Outcome outcome : Outcome.values()) {
            FunctionCounter.builder("shopstream.api.reports", outcomes, counted -> counted.of(outcome))
                    .tag("result", outcome.code())
                    .description("Reports on time, and attempts at them that failed")
                    .register(meters);
        }
        return outcomes;
    }

    @Bean
    RequestedReports requestedReports(
            ReportQueue queue, ObjectProvider<ReportSource> source, ObjectProvider<ReportRenderer> renderer) {
        return new RequestedReports(queue, source::getObject, renderer::getObject);
    }

    @Bean
    SalesWatch salesWatch(Warehouse warehouse) {
        return end -> warehouse.ask(snapshot -> OrdersBefore.exist(snapshot, end));
    }

    @Bean
    LogWatch logWatch(KafkaConnection kafka, Topics topics, Warehouse warehouse) {
        LoadedLog log = new LoadedLog(kafka, topics, warehouse);
        return () -> {
            LoadedLog.Mark mark = log.ends();
            return () -> log.isLoaded(mark);
        };
    }

    @Bean(initMethod = "start")
    ReportsOnTime reportsOnTime(
            ReportSettings settings,
            ApiSettings api,
            ReportArchive archive,
            ReportQueue queue,
            ObjectProvider<ReportSource> source,
            ObjectProvider<ReportRenderer> renderer,
            SalesWatch sales,
            LogWatch log,
            MailSettings mail,
            ReportOutcomes outcomes,
            Clock clock) {
        return new ReportsOnTime(
                settings,
                api.currency(),
                archive,
                new ReportsOnTime.Making(queue, source::getObject, renderer::getObject),
                sales,
                log,
                deliveries(settings, mail, archive, outcomes, clock),
                outcomes,
                clock);
    }

    private static List<ReportDelivery> deliveries(
            ReportSettings settings, MailSettings mail, ReportArchive archive, ReportOutcomes outcomes, Clock clock) {
        List<ReportDelivery> deliveries = new ArrayList<>();
        Path folder = settings.path();
        if (folder != null) {
            deliveries.add(new ReportFolder(archive, folder, clock));
        }
        if (mail.host() != null) {
            deliveries.add(new ReportMail(archive, new SmtpServer(mail), outcomes, clock));
        }
        return deliveries;
    }
}
