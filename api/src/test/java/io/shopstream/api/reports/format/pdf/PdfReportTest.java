package io.shopstream.api.reports.format.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.api.reports.content.Block;
import io.shopstream.api.reports.content.Paragraph;
import io.shopstream.api.reports.content.Report;
import io.shopstream.api.reports.content.Table;
import io.shopstream.api.reports.format.SampleReports;
import io.shopstream.api.reports.format.chart.ChartPictures;
import io.shopstream.api.reports.format.chart.ReportFonts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PdfReportTest {
    private static final List<String> HEADINGS = List.of(
            "Sales",
            "Net revenue per day",
            "Charts of all kinds",
            "World",
            "Forecast",
            "Products",
            "Returns",
            "All orders of the week",
            "Orders",
            "Suggested actions",
            "How these figures are made");
    private static final PdfReport PDF = pdf();
    private static final byte[] BYTES = PDF.of(SampleReports.everything());
    private static PDDocument document;
    private static List<String> pages;

    @BeforeAll
    static void read() throws IOException {
        document = Loader.loadPDF(BYTES);
        pages = texts(document);
    }

    private static List<String> texts(PDDocument document) throws IOException {
        List<String> texts = new ArrayList<>();
        for (int page = 1; page <= document.getNumberOfPages(); page++) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            stripper.setStartPage(page);
            stripper.setEndPage(page);
            texts.add(stripper.getText(document));
        }
        return texts;
    }

    @AfterAll
    static void close() throws IOException {
        document.close();
    }

    @Test
    void shouldTellEverythingThatTheReportSays() {
        assertThat(pages.getFirst())
                .contains("Weekly report", "12–18 Oct 2026", "Incomplete.")
                .contains("from 12 Oct 2026, 00:00, before 19 Oct 2026, 00:00, Europe/Berlin")
                .contains("✓ Good", "! Bad", "– Note", "Germany made $900.00 of the $1,162.00.");
        assertThat(String.join("\n", pages))
                .contains("$10,540.00", "up 12.4 % from $9,378.00", "12 Oct 2026 $1,000.05 10.0 %")
                .contains("<script>alert(1)</script> -$1,234,567.89 7 12 Oct 2026, 14:05 –")
                .contains("Łódź, Ελλάδα, Россия", "No rows.", "There is nothing to show.")
                .contains("Rule: Stock lasts less than 7 days at the pace of the last 28 days.");
        assertThat(pages.getLast())
                .contains("How these figures are made", "exact sums of order lines")
                .contains("shop.orders before offset 1234567 of partition 0, 1234566 of partition 1");
    }

    @Test
    void shouldSayWhereTheRowsAreThatNobodyReads() {
        assertThat(String.join("\n", pages))
                .contains("Hours of the week: 168 rows, in the HTML, Excel and CSV files of this report.")
                .doesNotContain("hour-0");
    }

    @Test
    void shouldNumberPagesAndRepeatTheHeadersOfTables() {
        for (int page = 0; page < pages.size(); page++) {
            String text = pages.get(page);

            assertThat(text).contains("Weekly report, 12–18 Oct 2026", "%d of %d".formatted(page + 1, pages.size()));
            if (text.contains("order-")) {
                assertThat(text).contains("Order Placed Net revenue");
            }
        }
    }

    @Test
    void shouldKeepEachRowOnOnePage() {
        for (int order = 0; order < 500; order++) {
            String name = "order-" + order + " ";
            String net = " $" + order + ".99";

            assertThat(pages)
                    .filteredOn(text -> text.contains(name))
                    .singleElement()
                    .satisfies(text -> assertThat(text.lines().filter(line -> line.startsWith(name)))
                            .singleElement()
                            .satisfies(line -> assertThat(line).endsWith(net)));
        }
    }

    @Test
    void shouldLeaveNoHeadingAtTheEndOfAPage() {
        assertThat(pages).noneMatch(PdfReportTest::endsWithAHeading);
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 16, 18, 20, 21, 22, 23, 24, 25, 26})
    void shouldLeaveNoHeadingAtTheEndOfAPageWhereverItFalls(int paragraphs) throws IOException {
        Table orders = SampleReports.everything().tables().getLast();
        List<Block> blocks = new ArrayList<>(Collections.nCopies(paragraphs, new Paragraph("A line.")));
        blocks.add(new Table("orders", "Orders", orders.columns(), orders.rows().subList(0, 40)));

        try (PDDocument written = Loader.loadPDF(PDF.of(SampleReports.of(blocks)))) {
            assertThat(texts(written)).noneMatch(PdfReportTest::endsWithAHeading);
        }
    }

    private static boolean endsWithAHeading(String page) {
        List<String> lines = page.lines().map(String::strip).toList();
        // The last line is the foot of the page.
        String last = lines.get(lines.size() - 2);
        return HEADINGS.contains(last) || last.equals("Order Placed Net revenue");
    }

    @Test
    void shouldBeTaggedAndArchivable() throws IOException {
        PDDocumentCatalog catalog = document.getDocumentCatalog();
        String metadata = new String(catalog.getMetadata().createInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(catalog.getMarkInfo().isMarked()).isTrue();
        assertThat(catalog.getLanguage()).isEqualTo("en");
        assertThat(catalog.getStructureTreeRoot().getKids()).isNotEmpty();
        assertThat(catalog.getOutputIntents()).hasSize(1);
        assertThat(catalog.getDocumentOutline().hasChildren()).isTrue();
        assertThat(metadata).contains("pdfaid", "pdfuaid", "Weekly report, 12–18 Oct 2026");
        assertThat(metadata).contains("2026-10-19T01:00:00Z");
    }

    @Test
    void shouldEmbedItsFontsAndDrawChartsAsVectors() throws IOException {
        for (PDPage page : document.getPages()) {
            for (COSName name : page.getResources().getFontNames()) {
                PDFont font = page.getResources().getFont(name);

                assertThat(font.isEmbedded()).as(font.getName()).isTrue();
                assertThat(font.getName()).contains("Inter");
            }
            for (COSName name : page.getResources().getXObjectNames()) {
                assertThat(page.getResources().isImageXObject(name)).isFalse();
            }
        }
    }

    @Test
    void shouldWriteTheSameBytesAtAnyTimeAndPlace() {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone(ZoneId.of("Pacific/Kiritimati")));

            assertThat(pdf().of(SampleReports.everything())).isEqualTo(BYTES);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void shouldWriteAReportThatSaysNothing() throws IOException {
        Report quiet = SampleReports.quiet();

        try (PDDocument written = Loader.loadPDF(PDF.of(quiet))) {
            assertThat(new PDFTextStripper().getText(written)).contains("Nothing notable.", "No rows.");
        }
    }

    private static PdfReport pdf() {
        ReportFonts fonts = new ReportFonts();
        return new PdfReport(fonts, new ChartPictures(fonts));
    }
}
