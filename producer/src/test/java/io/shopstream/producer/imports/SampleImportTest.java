package io.shopstream.producer.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.producer.imports.ImportSummary.Totals;
import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.OrderKind;
import io.shopstream.schemas.avro.OrderLine;
import io.shopstream.schemas.avro.OrderStatus;
import io.shopstream.schemas.rules.OrderRules;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The expected totals were computed independently of the code under test, with decimal arithmetic over the sample. */
class SampleImportTest {
    private final RecordedOutput output = new RecordedOutput();

    @TempDir
    private Path directory;

    private ImportSummary summary;

    @BeforeEach
    void importSample() throws Exception {
        summary = TestImports.run(TestImports.SAMPLE, output);
    }

    @Test
    void shouldReportEveryFigureOfTheSample() {
        assertThat(summary.linesRead()).isEqualTo(307);
        assertThat(summary.linesLoaded()).isEqualTo(286);
        assertThat(summary.linesRejected()).isEqualTo(21);
        assertThat(summary.rejectedByReason()).hasToString("{price-not-positive=21}");
        assertThat(summary.sales()).isEqualTo(new Totals(23, 260, 1_813_947));
        assertThat(summary.returns()).isEqualTo(new Totals(11, 26, -23_095));
        assertThat(summary.netMinor()).isEqualTo(1_790_852);
        assertThat(summary.invoicesRejectedWhole()).isEqualTo(11);
        assertThat(summary.invoicesRejectedInPart()).isEqualTo(7);
        assertThat(summary.invoicesScattered()).isEqualTo(1);
        assertThat(summary.netMinorByMonth())
                .hasSize(12)
                .containsEntry(YearMonth.of(2010, 12), 170_546L)
                .containsEntry(YearMonth.of(2011, 3), -5_610L)
                .containsEntry(YearMonth.of(2011, 12), 24_125L);
        assertThat(summary.users()).isEqualTo(27);
        assertThat(summary.products()).isEqualTo(261);
    }

    @Test
    void shouldMakeOnlyValidOrders() {
        assertThat(output.orders)
                .hasSize((int) (summary.sales().orders() + summary.returns().orders()));
        assertThat(output.orders).allSatisfy(order -> assertThat(
                        OrderRules.check(order.getOrderId(), order, TestImports.CLOCK.instant()))
                .isEmpty());
    }

    @Test
    void shouldReadASale() {
        Order order = output.order("536365");
        assertThat(order.getVersion()).isEqualTo(1);
        assertThat(order.getKind()).isEqualTo(OrderKind.SALE);
        assertThat(order.getStatus()).isEqualTo(OrderStatus.DELIVERED);
        assertThat(order.getUserId()).isEqualTo("17850");
        assertThat(order.getPlacedAt()).isEqualTo(Instant.parse("2010-12-01T08:26:00Z"));
        assertThat(order.getUpdatedAt()).isEqualTo(order.getPlacedAt());
        assertThat(order.getCurrency()).isEqualTo("GBP");
        assertThat(order.getChannel()).isEqualTo("web");
        assertThat(order.getShippingCountry()).isEqualTo("United Kingdom");
        assertThat(order.getTotalMinor()).isEqualTo(13_912);
        assertThat(order.getLines().getFirst()).isEqualTo(new OrderLine(1, "85123A", null, 6, 255L, null));
    }

    @Test
    void shouldReadAReturnWithNegativeQuantitiesAndTotal() {
        Order order = output.order("C536379");
        assertThat(order.getKind()).isEqualTo(OrderKind.RETURN);
        assertThat(order.getStatus()).isEqualTo(OrderStatus.DELIVERED);
        assertThat(order.getTotalMinor()).isEqualTo(-2_750);
    }

    @Test
    void shouldKeepAnInterruptedInvoiceTogether() {
        assertThat(output.order("542806").getLines())
                .extracting(OrderLine::getLineNo)
                .hasSize(39)
                .startsWith(1, 2, 3, 4, 5)
                .endsWith(39);
        assertThat(output.order("C542805").getLines()).hasSize(2);
    }

    @Test
    void shouldTakeTheFirstTimeOfAnInvoiceWithTwo() {
        assertThat(output.order("C545569").getPlacedAt()).isEqualTo(Instant.parse("2011-03-03T16:25:00Z"));
    }

    @Test
    void shouldCountRejectedLinesWhenNumbering() {
        assertThat(output.order("545160").getLines())
                .extracting(OrderLine::getLineNo)
                .doesNotContain(1)
                .endsWith(5);
    }

    @Test
    void shouldKeepTheRejectedLineByteForByte() throws Exception {
        List<String> lines = Files.readAllLines(TestImports.SAMPLE);
        assertThat(output.deadLetters).hasSize(21).allSatisfy(deadLetter -> {
            assertThat(StandardCharsets.UTF_8
                            .decode(deadLetter.getRawValue().duplicate())
                            .toString())
                    .isEqualTo(lines.get((int) deadLetter.getSourceOffset() - 1));
            assertThat(deadLetter.getConsumerGroup()).isEqualTo("shop-import");
            assertThat(deadLetter.getSourceTopic()).matches("online-retail-sample\\.csv#[0-9a-f]{12}");
            assertThat(deadLetter.getSourcePartition()).isZero();
            assertThat(deadLetter.getRawKey()).isNull();
            assertThat(deadLetter.getRejectedAt()).isEqualTo(Instant.parse("2010-12-01T08:26:00Z"));
        });
    }

    @Test
    void shouldMakeTheSameRecordsFromPlainAndGzippedFiles() throws Exception {
        RecordedOutput again = new RecordedOutput();
        ImportSummary packed = TestImports.run(TestImports.gzipped(TestImports.SAMPLE, directory), again);
        assertThat(again.orders).isEqualTo(output.orders);
        assertThat(again.users).isEqualTo(output.users);
        assertThat(again.products).isEqualTo(output.products);
        assertThat(again.rejections()).isEqualTo(output.rejections());
        assertThat(packed.netMinorByMonth()).isEqualTo(summary.netMinorByMonth());
    }
}
