package io.shopstream.producer.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shopstream.embedded.SharedPlatform;
import io.shopstream.producer.TopicContents;
import io.shopstream.producer.imports.ImportProgress.Phase;
import io.shopstream.schemas.avro.DeadLetter;
import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.rules.OrderRules;
import io.shopstream.schemas.topic.ConsumerGroups;
import io.shopstream.schemas.topic.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

class OnlineRetailImportIT {
    private final Topics topics = Topics.prefixed("import-" + UUID.randomUUID() + "-");
    private final OnlineRetailImport retailImport = new OnlineRetailImport(
            SharedPlatform.get().kafka().bootstrapServers(), TopicContents.serdes(), topics, Clock.systemUTC());

    @TempDir
    private Path directory;

    @Test
    void shouldPublishTheSameRecordsAgainWhenImportedAgain() throws Exception {
        List<ImportProgress> reports = new ArrayList<>();
        ImportSummary first = retailImport.run(TestImports.SAMPLE, reports::add);
        ImportSummary second = retailImport.run(TestImports.SAMPLE, progress -> {});

        assertThat(second).usingRecursiveComparison().ignoringFields("took").isEqualTo(first);
        assertThat(reports).extracting(ImportProgress::phase).isSorted().contains(Phase.CHECKING, Phase.LOADING);
        assertThat(reports.getLast().fraction()).isEqualTo(1.0);
        assertThat(reports.getLast().linesRead()).isEqualTo(first.linesRead());
        assertTwiceTheSame(TopicContents.read(topics.orders()), 34);
        assertTwiceTheSame(TopicContents.read(topics.users()), 27);
        assertTwiceTheSame(TopicContents.read(topics.products()), 261);
        assertTwiceTheSame(TopicContents.read(topics.deadLetters(ConsumerGroups.IMPORT)), 21);
    }

    @Test
    void shouldKeyOrdersByIdAndDeadLettersByPosition() throws Exception {
        retailImport.run(TestImports.SAMPLE, progress -> {});
        for (ConsumerRecord<String, Order> each : TopicContents.read(topics.orders())) {
            assertThat(OrderRules.check(each.key(), each.value(), Instant.ofEpochMilli(each.timestamp())))
                    .isEmpty();
            assertThat(Duration.between(Instant.ofEpochMilli(each.timestamp()), Instant.now()))
                    .isLessThan(Duration.ofHours(1));
        }
        for (ConsumerRecord<String, DeadLetter> each : TopicContents.read(topics.deadLetters(ConsumerGroups.IMPORT))) {
            assertThat(each.key())
                    .isEqualTo("online-retail-sample.csv-0@" + each.value().getSourceOffset());
            assertThat(each.value().getConsumerGroup()).isEqualTo(topics.consumerGroup("shop-import"));
        }
    }

    @Test
    void shouldSendNothingFromADamagedFile() throws Exception {
        Path packed = TestImports.gzipped(TestImports.SAMPLE, directory);
        byte[] bytes = Files.readAllBytes(packed);
        Files.write(packed, java.util.Arrays.copyOf(bytes, bytes.length - 100));
        retailImport.run(TestImports.file(directory), progress -> {});
        assertThatExceptionOfType(ImportException.class).isThrownBy(() -> retailImport.run(packed, progress -> {}));
        assertThat(TopicContents.read(topics.orders())).isEmpty();
        assertThat(TopicContents.read(topics.deadLetters(ConsumerGroups.IMPORT)))
                .isEmpty();
    }

    @Test
    void shouldHideUncommittedRecordsOfAKilledImport() throws Exception {
        retailImport.run(TestImports.file(directory), progress -> {});
        String name = TestImports.SAMPLE.getFileName().toString();
        TransactionalOutput killed = TransactionalOutput.open(
                SharedPlatform.get().kafka().bootstrapServers(),
                TopicContents.serdes(),
                topics,
                name,
                Clock.systemUTC());
        RecordedOutput recorded = new RecordedOutput();
        TestImports.run(TestImports.SAMPLE, recorded);
        for (Order order : recorded.orders.subList(0, 5)) {
            killed.order(order);
        }
        // Neither committed nor aborted: the next import of the file fences the killed one.
        retailImport.run(TestImports.SAMPLE, progress -> {});
        assertThat(TopicContents.read(topics.orders())).hasSize(34);
        assertThatExceptionOfType(ImportException.class)
                .isThrownBy(() -> {
                    killed.order(recorded.orders.getFirst());
                    killed.commit();
                })
                .withMessageContaining("another import of this file has taken over");
        killed.close();
    }

    /** The file is not in the repository: run with {@code -Dshopstream.online-retail=<file>}. */
    @Test
    @EnabledIfSystemProperty(named = "shopstream.online-retail", matches = ".+")
    void shouldImportTheWholeDataSet() throws Exception {
        ImportSummary summary =
                retailImport.run(Path.of(System.getProperty("shopstream.online-retail")), progress -> {});
        System.out.println(summary + " " + summary.linesPerSecond() + " lines/s");
        assertThat(summary.netMinor()).isEqualTo(976_987_205);
        assertThat(TopicContents.read(topics.orders())).hasSize(19_960 + 3_836);
        assertThat(TopicContents.read(topics.deadLetters(ConsumerGroups.IMPORT)))
                .hasSize(2_521);
    }

    private static <V> void assertTwiceTheSame(List<ConsumerRecord<String, V>> records, int ids) {
        Map<String, List<V>> byKey = records.stream()
                .collect(Collectors.groupingBy(
                        ConsumerRecord::key, Collectors.mapping(ConsumerRecord::value, Collectors.toList())));
        assertThat(byKey).hasSize(ids).allSatisfy((key, values) -> {
            assertThat(values).hasSize(2);
            assertThat(values.getFirst()).isEqualTo(values.getLast());
        });
    }
}
