package io.shopstream.producer.imports;

import io.shopstream.producer.imports.ImportProgress.Phase;
import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.topic.ConsumerGroups;
import io.shopstream.schemas.topic.TopicMismatchException;
import io.shopstream.schemas.topic.TopicProvisioner;
import io.shopstream.schemas.topic.Topics;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;

/**
 * Imports the UCI Online Retail file: an invoice becomes one order, a rejected line one dead letter, customers and
 * stock codes become users and products. Records, including their ids and versions, depend only on the file, so an
 * import can be repeated at any time, also after a failure: consumers ignore the duplicates. Records are committed in
 * transactions of bounded size.
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
     * @param path the file, plain CSV or gzip
     * @throws ImportException if the file is not the Online Retail file or is damaged (then nothing has been sent), or
     *     if Kafka or the registry does not accept a record
     */
    public ImportSummary run(Path path, ImportProgress.Listener listener) throws ImportException {
        Instant begun = clock.instant();
        InvoiceIndex index = index(path, listener);
        provision();
        try (SourceFile file = SourceFile.open(path);
                TransactionalOutput output =
                        TransactionalOutput.open(bootstrapServers, serdes, topics, file.name(), clock)) {
            FileImport loading =
                    new FileImport(file, index, topics.consumerGroup(ConsumerGroups.IMPORT), output, clock);
            ProgressMeter meter = new ProgressMeter(Phase.LOADING, file, listener, clock);
            loading.run(meter::line);
            output.commit();
            meter.done();
            Duration took = Duration.between(begun, clock.instant());
            return loading.tally().summary(file, index, loading.catalogue(), took);
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

    private InvoiceIndex index(Path path, ImportProgress.Listener listener) throws ImportException {
        try (SourceFile file = SourceFile.open(path)) {
            ProgressMeter meter = new ProgressMeter(Phase.CHECKING, file, listener, clock);
            InvoiceIndex index = InvoiceIndex.of(file, new LineRules(), meter::line);
            meter.done();
            return index;
        }
    }
}
