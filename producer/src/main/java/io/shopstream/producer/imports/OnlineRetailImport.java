package io.shopstream.producer.imports;

import io.shopstream.producer.imports.ImportProgress.Phase;
import io.shopstream.producer.imports.existing.FileIdentity;
import io.shopstream.producer.imports.existing.OrderComparison;
import io.shopstream.producer.imports.existing.ShopState;
import io.shopstream.producer.imports.existing.ShopStateReader;
import io.shopstream.producer.imports.lines.CheckedFile;
import io.shopstream.producer.imports.lines.InvoiceIndex;
import io.shopstream.producer.imports.lines.SourceFile;
import io.shopstream.producer.imports.lines.UnusableFileException;
import io.shopstream.producer.publish.KafkaAccess;
import io.shopstream.schemas.topic.ConsumerGroups;
import io.shopstream.schemas.topic.TopicMismatchException;
import io.shopstream.schemas.topic.TopicProvisioner;
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
import org.apache.kafka.common.KafkaException;

/**
 * Imports the UCI Online Retail data set in any form that {@link CheckedFile} recognises, or an export of another shop
 * by a mapping: an invoice becomes one order, a rejected line one dead letter, customers and stock codes become users
 * and products. Each order is compared with the one that the shop has already: see {@link OrderComparison}. An import
 * can be repeated at any time, also after a failure, and changes nothing then. Records are committed in transactions of
 * bounded size; one import of a shop runs at a time, and a later one stops an earlier one.
 */
public final class OnlineRetailImport {
    private final KafkaAccess kafka;
    private final Clock clock;

    public OnlineRetailImport(KafkaAccess kafka, Clock clock) {
        this.kafka = kafka;
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
            FileIdentity identity = new FileIdentity(file.name(), checked.contentHash(), options.idPrefix());
            // Opened before the state of the shop is read: no other import can change it from here on.
            try (ImportOutput output = output(identity, options)) {
                ShopState shop = shop(identity, index, listener);
                Optional<Instant> before = shop.importedAt(identity);
                if (before.isPresent() && !options.replace()) {
                    return new ImportTally()
                            .summary(file.name(), checked, new CatalogueCollector(), before.get(), took(begun));
                }
                String group = kafka.topics().consumerGroup(ConsumerGroups.IMPORT);
                FileImport publishing = new FileImport(file, checked, options, shop, group, output, clock);
                ProgressMeter meter = new ProgressMeter(Phase.PUBLISHING, file, listener, clock);
                publishing.run(meter::line);
                output.commit();
                meter.done();
                return publishing.tally().summary(file.name(), checked, publishing.catalogue(), null, took(begun));
            }
        }
    }

    private Duration took(Instant begun) {
        return Duration.between(begun, clock.instant());
    }

    private ImportOutput output(FileIdentity identity, ImportOptions options) throws ImportException {
        return options.dryRun() ? new DiscardingOutput() : TransactionalOutput.open(kafka, identity, clock);
    }

    private ShopState shop(FileIdentity identity, InvoiceIndex index, ImportProgress.Listener listener)
            throws ImportException {
        Instant begun = clock.instant();
        Set<String> orderIds = index.lastLines().keySet().stream()
                .map(number -> identity.idPrefix() + number)
                .collect(Collectors.toSet());
        try {
            return new ShopStateReader(kafka)
                    .read(
                            identity,
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
        try (Admin admin = Admin.create(kafka.connection().with(Map.of()))) {
            new TopicProvisioner(admin, kafka.topics().replication())
                    .provision(kafka.topics().all());
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
