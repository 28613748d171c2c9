package io.shopstream.producer.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.embedded.SharedPlatform;
import io.shopstream.producer.TopicContents;
import io.shopstream.producer.imports.columns.Mapping;
import io.shopstream.producer.imports.columns.MappingFile;
import io.shopstream.producer.publish.KafkaAccess;
import io.shopstream.schemas.avro.DeadLetter;
import io.shopstream.schemas.avro.OrderStatus;
import io.shopstream.schemas.kafka.KafkaConnection;
import io.shopstream.schemas.topic.ConsumerGroups;
import io.shopstream.schemas.topic.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that follow, correct or replace one another. */
class RepeatedImportIT {
    private final Topics topics = Topics.prefixed("repeated-" + UUID.randomUUID() + "-");
    private final KafkaAccess kafka = new KafkaAccess(
            KafkaConnection.of(SharedPlatform.get().kafka().bootstrapServers()), TopicContents.serdes(), topics);
    private final OnlineRetailImport retailImport = new OnlineRetailImport(kafka, Clock.systemUTC());

    @TempDir
    private Path directory;

    @Test
    void shouldOpenTheRejectedLineAgainWhenItsFileReplacesTheCorrection() throws Exception {
        String good = "990001,A1,RED MUG,10,2011-01-10 10:00:00,5.00,90001,United Kingdom";
        Path damaged = TestImports.file(
                Files.createDirectory(directory.resolve("a")),
                good,
                "990001,A2,BLUE MUG,1O,2011-01-10 10:00:00,7.00,90001,United Kingdom");
        Path corrected = TestImports.file(
                Files.createDirectory(directory.resolve("b")),
                good,
                "990001,A2,BLUE MUG,10,2011-01-10 10:00:00,7.00,90001,United Kingdom");
        ImportOptions replacing = new ImportOptions("", true, false);
        retailImport.run(damaged, ImportOptions.DEFAULT, progress -> {});
        retailImport.run(corrected, ImportOptions.DEFAULT, progress -> {});
        retailImport.run(damaged, replacing, progress -> {});
        assertThat(openLines()).containsExactly(1);
        assertThat(retailImport.run(damaged, replacing, progress -> {}).orders().unchanged())
                .isEqualTo(1);
        assertThat(openLines()).containsExactly(1);
        ImportSummary resolved = retailImport.run(corrected, replacing, progress -> {});

        assertThat(resolved.linesResolved()).isEqualTo(1);
        assertThat(openLines()).isEmpty();
        assertThat(TopicContents.read(topics.orders()))
                .extracting(each -> each.value().getTotalMinor())
                .containsExactly(5_000L, 12_000L, 5_000L, 12_000L);
    }

    /** The partitions of the dead letters whose newest state is not resolved: how often their lines came back. */
    private List<Integer> openLines() {
        Map<String, DeadLetter> newest = new LinkedHashMap<>();
        TopicContents.read(topics.deadLetters(ConsumerGroups.IMPORT))
                .forEach(each -> newest.put(each.key(), each.value()));
        return newest.values().stream()
                .filter(each -> each.getReplayedAt() == null)
                .map(DeadLetter::getSourcePartition)
                .toList();
    }

    @Test
    void shouldFollowAnExportOfAnotherShop() throws Exception {
        Mapping mapping = MappingFile.load("shopify");
        ImportOptions options = new ImportOptions("", false, false, null, mapping);
        Path sample = Path.of("src/test/resources/exports/shopify.csv");
        ImportSummary first = retailImport.run(sample, options, progress -> {});
        ImportSummary second = retailImport.run(sample, options, progress -> {});
        Path later = Files.writeString(
                directory.resolve("later.csv"),
                Files.readString(sample).replace("hal@example.com,paid", "hal@example.com,refunded"));
        ImportSummary refunded = retailImport.run(later, options, progress -> {});

        assertThat(first.orders().created()).isEqualTo(10);
        assertThat(first.currency()).isEqualTo("USD");
        assertThat(second.importedBefore()).isNotNull();
        assertThat(refunded.orders()).isEqualTo(new ImportSummary.Orders(0, 1, 0, 9, 0));
        assertThat(TopicContents.read(topics.orders()))
                .filteredOn(each -> each.key().equals("#1010"))
                .extracting(each -> each.value().getStatus())
                .containsExactly(OrderStatus.PAID, OrderStatus.REFUNDED);
    }
}
