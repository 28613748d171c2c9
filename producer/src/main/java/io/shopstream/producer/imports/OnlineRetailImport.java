package io.shopstream.producer.imports;

import io.shopstream.producer.imports.ImportProgress.Phase;
import io.shopstream.producer.imports.lines.CheckedFile;
import io.shopstream.producer.imports.lines.InvoiceIndex;
import io.shopstream.producer.imports.lines.SourceFile;
import io.shopstream.producer.imports.lines.UnusableFileException;
import io.shopstream.producer.imports.standing.FileContent;
import io.shopstream.producer.imports.standing.OrderComparison;
import io.shopstream.producer.imports.standing.ShopState;
import io.shopstream.producer.imports.standing.ShopStateReader;
import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.topic.ConsumerGroups;
import io.shopstream.schemas.topic.TopicMismatchException;
import io.shopstream.schemas.topic.TopicProvisioner;
import io.shopstream.schemas.topic.Topics;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;

/**
 * Imports the UCI Online Retail data set in any form that {@link CheckedFile} recognises, or an export of another shop
 * by a mapping: an invoice becomes one order, a rejected line one dead letter, customers and stock codes become users
 * and products. What stands already is compared with the file: see {@link OrderComparison}. An import can be repeated
 * at any time, also after a failure, and changes nothing then. Records are committed in transactions of bounded size;
 * one import of a shop runs at a time, and a later one stops an earlier one.
 */
public final class OnlineRetailImport {
    private final String bootstrapServers;
    private final AvroSerdes serdes;
    private final Topics topics;
    private final Clock clock;

    public OnlineRetailImport(String bootstrapServers, AvroSerdes serdes, Topics topics, Clock clock) {
        this.bootstrapServers = bootstrapServers;
        this.serdes = serdes;
        this.topics = topics;
        this.clock = clock;
    }

    /**
     * Returns when everything is acknowledged and committed.
     *
     * @param path the file: CSV, plain or in gzip or zip, or xlsx
     * @throws ImportException if the file is none that can be imported (then nothing has been sent), or if Kafka or the
     *     registry does not accept a record
     */
    public ImportSummary run(Path path, ImportOptions options, ImportProgress.Listener listener)
            throws ImportException {
        try {
            return runChecked(path, options, listener);
        } catch (UnusableFileException e) {
            throw new ImportException(String.valueOf(e.getMessage()), e);
        }
    }

    private ImportSummary runChecked(Path path, ImportOptions options, ImportProgress.Listener listener)
            throws ImportException, UnusableFileException {
        Instant begun = clock.instant();
        CheckedFile checked = check(path, options, listener);
        InvoiceIndex index = checked.index();
        listener.recognised(checked.format().describe());
        provision();
        try (SourceFile file = SourceFile.open(path, options.mapping())) {
            FileContent content = new FileContent(file.name(), checked.contentHash(), options.idPrefix());
            // Opened before the state of the shop is read: no other import can change it from here on.
            try (ImportOutput output = output(content, options)) {
                ShopState shop = shop(content, index, listener);
                Optional<Instant> before = shop.importedAt(content);
                if (before.isPresent() && !options.replace()) {
                    return new ImportTally()
                            .summary(file.name(), checked, new CatalogueCollector(), before.get(), took(begun));
                }
                String group = topics.consumerGroup(ConsumerGroups.IMPORT);
                FileImport loading = new FileImport(file, checked, options, shop, group, output, clock);
                ProgressMeter meter = new ProgressMeter(Phase.LOADING, file, listener, clock);
                loading.run(meter::line);
                output.commit();
                meter.done();
                return loading.tally().summary(file.name(), checked, loading.catalogue(), null, took(begun));
            }
        }
    }

    private Duration took(Instant begun) {
        return Duration.between(begun, clock.instant());
    }

    private ImportOutput output(FileContent content, ImportOptions options) throws ImportException {
        return options.dryRun()
                ? new DiscardingOutput()
                : TransactionalOutput.open(bootstrapServers, serdes, topics, content, clock);
    }

    private ShopState shop(FileContent content, InvoiceIndex index, ImportProgress.Listener listener)
            throws ImportException {
        Instant begun = clock.instant();
        Set<String> orderIds = index.lastLines().keySet().stream()
                .map(number -> content.idPrefix() + number)
                .collect(Collectors.toSet());
        try {
            return new ShopStateReader(bootstrapServers, serdes, topics)
                    .read(
                            content,
                            orderIds,
                            RejectedLines::orderId,
                            fraction -> listener.report(
                                    new ImportProgress(Phase.COMPARING, index.lines(), fraction, took(begun))));
        } catch (KafkaException e) {
            throw new ImportException(
                    "cannot read what the shop holds already: " + e.getMessage() + "; nothing was imported", e);
        }
    }

    // A topic auto-created by the broker would have a time retention and another number of partitions.
    private void provision() throws ImportException {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            new TopicProvisioner(admin).provision(topics.all());
        } catch (KafkaException | TopicMismatchException e) {
            throw new ImportException("cannot create or verify the topics to import into: " + e.getMessage(), e);
        }
    }

    private CheckedFile check(Path path, ImportOptions options, ImportProgress.Listener listener)
            throws UnusableFileException {
        List<ProgressMeter> meters = new ArrayList<>();
        CheckedFile checked = CheckedFile.of(path, options.mapping(), options.dateFormat(), file -> {
            meters.add(new ProgressMeter(Phase.CHECKING, file, listener, clock));
            return meters.getLast()::line;
        });
        meters.getLast().done();
        return checked;
    }
}
