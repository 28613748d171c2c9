package io.shopstream.producer.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shopstream.embedded.SharedPlatform;
import io.shopstream.producer.TopicContents;
import io.shopstream.producer.imports.ImportProgress.Phase;
import io.shopstream.producer.imports.existing.FileIdentity;
import io.shopstream.producer.publish.KafkaAccess;
import io.shopstream.schemas.avro.DeadLetter;
import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.kafka.KafkaConnection;
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
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

class OnlineRetailImportIT {
    private final Topics topics = Topics.prefixed("import-" + UUID.randomUUID() + "-");
    private final KafkaAccess kafka = new KafkaAccess(
            KafkaConnection.of(SharedPlatform.get().kafka().bootstrapServers()), TopicContents.serdes(), topics);
    private final OnlineRetailImport retailImport = new OnlineRetailImport(kafka, Clock.systemUTC());

    @TempDir
    private Path directory;

    @Test
    void shouldChangeNothingWhenImportedAgain() throws Exception {
        List<ImportProgress> reports = new ArrayList<>();
        ImportSummary first = retailImport.run(TestImports.SAMPLE, ImportOptions.DEFAULT, reports::add);
        ImportSummary second = run(TestImports.SAMPLE);
        ImportSummary packed = run(TestImports.gzipped(TestImports.SAMPLE, directory));

        assertThat(first.importedBefore()).isNull();
        assertThat(second.importedBefore()).isNotNull();
        assertThat(packed.importedBefore()).isEqualTo(second.importedBefore());
        assertThat(reports).extracting(ImportProgress::phase).isSorted().contains(Phase.values());
        assertThat(reports.getLast().fraction()).isEqualTo(1.0);
        assertThat(reports.getLast().linesRead()).isEqualTo(first.linesRead());
        assertRecords(34, 27, 261, 21);
    }

    @Test
    void shouldChangeNothingWhenTheMarkOfAnImportIsMissing() throws Exception {
        run(TestImports.SAMPLE);
        // As if it had been killed before its last transaction, or been imported before files were marked.
        Path changed = directory.resolve("online-retail-sample.csv");
        Files.writeString(changed, Files.readString(TestImports.SAMPLE) + "\n");
        ImportSummary summary = run(changed);
        assertThat(summary.orders()).isEqualTo(new ImportSummary.Orders(0, 0, 0, 34, 0));
        assertThat(TopicContents.read(topics.orders())).hasSize(34);
        assertThat(TopicContents.read(topics.users())).hasSize(27);
        assertThat(TopicContents.read(topics.products())).hasSize(261);
    }

    @Test
    void shouldCorrectAnOrderAndResolveItsRejectedLine() throws Exception {
        String good = "990001,A1,RED MUG,10,2011-01-10 10:00:00,5.00,90001,United Kingdom";
        Path file = TestImports.file(
                directory, good, "990001,A2,BLUE MUG,1O,2011-01-10 10:00:00,7.00,90001,United Kingdom");
        byte[] damaged = Files.readAllBytes(file);
        run(file);
        TestImports.file(directory, good, "990001,A2,BLUE MUG,10,2011-01-10 10:00:00,7.00,90001,United Kingdom");
        ImportSummary corrected = run(file);
        Files.write(file, damaged);
        ImportSummary again = run(file);

        assertThat(corrected.orders()).isEqualTo(new ImportSummary.Orders(0, 1, 0, 0, 0));
        assertThat(corrected.linesResolved()).isEqualTo(1);
        assertThat(again.importedBefore()).isNotNull();
        assertThat(TopicContents.read(topics.orders()))
                .extracting(
                        each -> each.value().getVersion() + ": " + each.value().getTotalMinor())
                .containsExactly("1: 5000", "2: 12000");
        assertThat(TopicContents.read(topics.deadLetters(ConsumerGroups.IMPORT)))
                .extracting(each -> each.key() + " " + (each.value().getReplayedAt() != null))
                .hasSize(2)
                .first(InstanceOfAssertFactories.STRING)
                .matches("lines.csv#[0-9a-f]{12}-0@3 false");
        assertThat(TopicContents.read(topics.deadLetters(ConsumerGroups.IMPORT))
                        .getLast()
                        .value()
                        .getReplayedAt())
                .isNotNull();
    }

    @Test
    void shouldResolveALineOfAFileInAnotherFormat() throws Exception {
        Path german = Files.writeString(directory.resolve("german.csv"), """
            Country;InvoiceNo;StockCode;Description;Quantity;InvoiceDate;UnitPrice;CustomerID
            France;990001;A1;RED MUG;10;13.1.2011 10:00;5,00;90001
            France;990001;A2;BLUE MUG;1O;13.1.2011 10:00;7,00;90001
            """);
        ImportSummary damaged = run(german);
        Path workbook = directory.resolve("corrected.xlsx");
        try (TestWorkbook corrected = new TestWorkbook(workbook)) {
            corrected.sheet(
                    "one",
                    List.of(
                            TestImports.HEADER,
                            "990001,A1,RED MUG,10,2011-01-13 10:00:00,5,90001,France",
                            "990001,A2,BLUE MUG,10,2011-01-13 10:00:00,7,90001,France"));
        }
        List<String> recognised = new ArrayList<>();
        ImportSummary corrected = retailImport.run(workbook, ImportOptions.DEFAULT, new ImportProgress.Listener() {
            @Override
            public void report(ImportProgress progress) {}

            @Override
            public void recognised(String format) {
                assertThat(TopicContents.read(topics.orders())).hasSize(1);
                recognised.add(format);
            }
        });

        assertThat(damaged.linesRejected()).isEqualTo(1);
        assertThat(recognised).containsExactly(corrected.format());
        assertThat(corrected.orders()).isEqualTo(new ImportSummary.Orders(0, 1, 0, 0, 0));
        assertThat(corrected.linesResolved()).isEqualTo(1);
        assertThat(run(workbook).importedBefore()).isNotNull();
        assertThat(TopicContents.read(topics.orders()))
                .extracting(each -> each.value().getTotalMinor())
                .containsExactly(5_000L, 12_000L);
    }

    @Test
    void shouldPublishNothingOfAFileThatIsNotUnderstood() throws Exception {
        run(TestImports.file(directory));
        Path contradictory = TestImports.file(
                directory, "1,A,x,1,12/13/2010 8:26,2.55,,France", "2,A,x,1,13/12/2010 8:26,2.55,,France");
        assertThatExceptionOfType(ImportException.class)
                .isThrownBy(() -> run(contradictory))
                .withMessageContaining("--date-format");
        assertThat(TopicContents.read(topics.orders())).isEmpty();
        assertThat(TopicContents.read(topics.deadLetters(ConsumerGroups.IMPORT)))
                .isEmpty();
    }

    @Test
    void shouldContinueAnInvoiceOnceAlsoAfterAKilledImport() throws Exception {
        run(TestImports.file(directory, "990010,A1,RED MUG,1,2011-01-31 23:58:00,10.00,90002,United Kingdom"));
        Path february = TestImports.file(
                directory,
                "990010,A2,BLUE MUG,1,2011-01-31 23:58:00,32.00,90002,United Kingdom",
                "990011,A2,BLUE MUG,1,2011-02-01 09:00:00,1.00,90002,United Kingdom");
        ImportSummary first = run(february);
        // A dry run compares, but neither knows that the file is done nor marks it.
        ImportSummary replaced = retailImport.run(february, new ImportOptions("", true, true), progress -> {});

        assertThat(first.orders()).isEqualTo(new ImportSummary.Orders(1, 0, 1, 0, 0));
        assertThat(replaced.orders()).isEqualTo(new ImportSummary.Orders(0, 0, 0, 2, 0));
        assertThat(TopicContents.read(topics.orders()))
                .filteredOn(each -> each.key().equals("990010"))
                .extracting(each -> each.value().getTotalMinor())
                .containsExactly(1_000L, 4_200L);
    }

    @Test
    void shouldLeaveAConflictingOrderAloneUnlessItIsReplacedOrPrefixed() throws Exception {
        run(TestImports.file(directory, "990020,A1,RED MUG,1,2010-01-31 23:58:00,10.00,90002,United Kingdom"));
        Path other = TestImports.file(directory, "990020,B7,LAMP,2,2011-03-01 10:00:00,4.00,90009,France");
        ImportSummary conflict = run(other);
        ImportSummary again = run(other);
        ImportSummary prefixed = retailImport.run(other, new ImportOptions("2011-", false, false), progress -> {});
        ImportSummary replaced = retailImport.run(other, new ImportOptions("", true, false), progress -> {});

        assertThat(conflict.orders().inConflict()).isEqualTo(1);
        assertThat(conflict.linesInConflict()).isEqualTo(1);
        assertThat(conflict.conflicts().getFirst().existing()).contains("1 lines, 10.00 GBP, customer 90002");
        assertThat(conflict.conflicts().getFirst().file()).contains("1 lines, 8.00 GBP, customer 90009, France");
        assertThat(again.orders().inConflict()).isEqualTo(1);
        assertThat(prefixed.orders().created()).isEqualTo(1);
        assertThat(replaced.orders().corrected()).isEqualTo(1);
        assertThat(TopicContents.read(topics.orders()))
                .extracting(each -> each.key() + " " + each.value().getVersion() + ": "
                        + each.value().getTotalMinor())
                .containsExactlyInAnyOrder("990020 1: 1000", "2011-990020 1: 800", "990020 2: 800");
    }

    @Test
    void shouldKeepTheRejectedLinesOfTwoFilesOfOneName() throws Exception {
        run(TestImports.file(directory, "990040,A1,RED MUG,x,2010-12-05 09:00:00,5.00,90005,United Kingdom"));
        run(TestImports.file(directory, "990041,A1,RED MUG,y,2011-12-05 09:00:00,5.00,90005,United Kingdom"));
        assertThat(TopicContents.read(topics.deadLetters(ConsumerGroups.IMPORT)))
                .extracting(ConsumerRecord::key)
                .doesNotHaveDuplicates()
                .hasSize(2);
    }

    @Test
    void shouldKeyOrdersByIdAndDeadLettersByPosition() throws Exception {
        run(TestImports.SAMPLE);
        for (ConsumerRecord<String, Order> each : TopicContents.read(topics.orders())) {
            assertThat(OrderRules.check(each.key(), each.value(), Instant.ofEpochMilli(each.timestamp())))
                    .isEmpty();
            assertThat(Duration.between(Instant.ofEpochMilli(each.timestamp()), Instant.now()))
                    .isLessThan(Duration.ofHours(1));
        }
        for (ConsumerRecord<String, DeadLetter> each : TopicContents.read(topics.deadLetters(ConsumerGroups.IMPORT))) {
            assertThat(each.key())
                    .matches("online-retail-sample\\.csv#[0-9a-f]{12}-0@"
                            + each.value().getSourceOffset());
            assertThat(each.value().getConsumerGroup()).isEqualTo(topics.consumerGroup("shop-import"));
        }
    }

    @Test
    void shouldSendNothingFromADamagedFile() throws Exception {
        Path packed = TestImports.gzipped(TestImports.SAMPLE, directory);
        byte[] bytes = Files.readAllBytes(packed);
        Files.write(packed, java.util.Arrays.copyOf(bytes, bytes.length - 100));
        run(TestImports.file(directory));
        assertThatExceptionOfType(ImportException.class).isThrownBy(() -> run(packed));
        assertThat(TopicContents.read(topics.orders())).isEmpty();
        assertThat(TopicContents.read(topics.deadLetters(ConsumerGroups.IMPORT)))
                .isEmpty();
    }

    @Test
    void shouldHideUncommittedRecordsOfAKilledImport() throws Exception {
        run(TestImports.file(directory));
        TransactionalOutput killed =
                TransactionalOutput.open(kafka, new FileIdentity("other.csv", "0".repeat(64), ""), Clock.systemUTC());
        RecordedOutput recorded = new RecordedOutput();
        TestImports.run(TestImports.SAMPLE, recorded);
        for (Order order : recorded.orders.subList(0, 5)) {
            killed.order(order);
        }
        // Neither committed nor aborted: the next import fences the killed one.
        run(TestImports.SAMPLE);
        assertThat(TopicContents.read(topics.orders())).hasSize(34);
        assertThatExceptionOfType(ImportException.class)
                .isThrownBy(() -> {
                    killed.order(recorded.orders.getFirst());
                    killed.commit();
                })
                .withMessageContaining("another import has taken over");
        killed.close();
    }

    /** The file is not in the repository: run with {@code -Dshopstream.online-retail=<file>}. */
    @Test
    @EnabledIfSystemProperty(named = "shopstream.online-retail", matches = ".+")
    void shouldImportTheWholeDataSet() throws Exception {
        ImportSummary summary = run(Path.of(System.getProperty("shopstream.online-retail")));
        System.out.println(summary + " " + summary.linesPerSecond() + " lines/s");
        assertThat(summary.netMinor()).isEqualTo(976_987_205);
        assertThat(TopicContents.read(topics.orders())).hasSize(19_960 + 3_836);
        assertThat(TopicContents.read(topics.deadLetters(ConsumerGroups.IMPORT)))
                .hasSize(2_521);
    }

    private ImportSummary run(Path file) throws ImportException {
        return retailImport.run(file, ImportOptions.DEFAULT, progress -> {});
    }

    private void assertRecords(int orders, int users, int products, int deadLetters) {
        assertThat(TopicContents.read(topics.orders())).hasSize(orders);
        assertThat(TopicContents.read(topics.users())).hasSize(users);
        assertThat(TopicContents.read(topics.products())).hasSize(products);
        assertThat(TopicContents.read(topics.deadLetters(ConsumerGroups.IMPORT)))
                .hasSize(deadLetters);
        assertThat(TopicContents.read(topics.imports())).hasSize(1);
    }
}
