package io.shopstream.api.reports.format.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.api.reports.content.Report;
import io.shopstream.api.reports.content.Table;
import io.shopstream.api.reports.content.Value;
import io.shopstream.api.reports.format.SampleReports;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.Test;

class TableFilesTest {
    private static final Report REPORT = SampleReports.everything();
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void shouldWriteCsvForMachines() {
        Table table = new Table(
                "all",
                "All",
                List.of(new Table.Column("a", "A"), new Table.Column("b", "B"), new Table.Column("=c", "C")),
                List.of(
                        List.of(
                                amount("-1234567.80"),
                                new Value.Count(1_000),
                                new Value.Percent(new BigDecimal("0.125"))),
                        List.of(
                                new Value.Day(LocalDate.of(2026, 10, 12)),
                                new Value.Time(Instant.parse("2026-10-12T12:05:06Z")),
                                Value.Missing.MISSING),
                        List.of(new Value.Text("=cmd,\"x\"\n"), new Value.Text("-1"), new Value.Text("ß漢"))));

        String csv = new String(CsvTable.of(table, BERLIN), StandardCharsets.UTF_8);

        assertThat(csv).isEqualTo("""
                a,b,'=c\r
                -1234567.80,1000,0.125\r
                2026-10-12,2026-10-12T14:05:06+02:00,\r
                "'=cmd,""x""
                ",'-1,ß漢\r
                """);
    }

    @Test
    void shouldWriteASheetForEachTableWithNumbersAndDates() throws IOException {
        byte[] xlsx = ReportWorkbook.of(REPORT);

        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(xlsx))) {
            assertThat(workbook.getSheets().map(Sheet::getName))
                    .containsExactly("report", "days", "hours", "products-with-names-that-are-lo", "empty", "orders");
            List<Row> days = rows(workbook, "days");
            assertThat(days.getFirst().getCellText(1)).isEqualTo("Net revenue");
            assertThat(days.get(1).getCellAsDate(0))
                    .hasValue(LocalDate.of(2026, 10, 12).atStartOfDay());
            assertThat(days.get(1).getCellAsNumber(1)).hasValue(new BigDecimal("1000.05"));
            assertThat(days.get(7).getCellAsNumber(1)).hasValue(new BigDecimal("1006.05"));
            assertThat(rows(workbook, "orders")).hasSize(501);
            assertThat(rows(workbook, "orders").get(1).getCellAsDate(1))
                    .hasValue(LocalDateTime.parse("2026-10-12T00:00:00"));
            assertThat(rows(workbook, "empty")).hasSize(1);
        }
    }

    @Test
    void shouldWriteNamesAsTextsAndLongNumbersWithAllTheirDigits() throws IOException {
        byte[] xlsx = ReportWorkbook.of(REPORT);

        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(xlsx))) {
            List<Row> products = rows(workbook, "products-with-names-that-are-lo");
            assertThat(products.subList(1, products.size()))
                    .allSatisfy(row -> assertThat(row.getCell(0).getType()).isEqualTo(CellType.STRING));
            assertThat(products.get(2).getCellText(0)).isEqualTo(SampleReports.HOSTILE.get(1));
            assertThat(products.get(1).getCellAsNumber(1)).hasValue(new BigDecimal("-1234567.89"));
            assertThat(products.getLast().getCellText(1)).isEqualTo("99999999999999999.99");
            assertThat(products.getLast().getCellText(2)).isEqualTo(String.valueOf(Long.MAX_VALUE));
        }
    }

    @Test
    void shouldNameSheetsApart() throws IOException {
        Table twin = new Table("days", "Days", List.of(new Table.Column("a", "A")), List.of());
        Report report = SampleReports.of(List.of(twin, twin));

        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(ReportWorkbook.of(report)))) {
            assertThat(workbook.getSheets().map(Sheet::getName)).containsExactly("report", "days", "days-2");
        }
    }

    private static List<Row> rows(ReadableWorkbook workbook, String sheet) throws IOException {
        return workbook.findSheet(sheet).orElseThrow().read();
    }

    private static Value amount(String amount) {
        return new Value.Amount(new BigDecimal(amount));
    }
}
