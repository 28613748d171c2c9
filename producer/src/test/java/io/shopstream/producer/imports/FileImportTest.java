package io.shopstream.producer.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.schemas.avro.OrderLine;
import io.shopstream.schemas.avro.Product;
import io.shopstream.schemas.avro.User;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileImportTest {
    private final RecordedOutput output = new RecordedOutput();

    @TempDir
    private Path directory;

    @Test
    void shouldContinueAfterMalformedLines() throws Exception {
        ImportSummary summary = run(
                "1,A,x,1,2010-12-01 08:26:00,1.00,,France",
                "too,few",
                "1,A,x,1,2010-12-01 08:26:00,1.00,,France,too many",
                "1,\"A\"x,x,1,2010-12-01 08:26:00,1.00,,France",
                ",A,x,1,2010-12-01 08:26:00,1.00,,France",
                "2,\"open,x,1,2010-12-01 08:26:00,1.00,,France",
                "3,B,\"y, \"\"z\"\"\",2,2010-12-01 08:27:00,1.50,7.0,France");
        assertThat(output.rejections())
                .containsExactly(
                        "3 field-missing",
                        "4 field-unreadable",
                        "5 field-unreadable",
                        "6 field-missing",
                        "7 field-unreadable");
        assertThat(summary.linesRead()).isEqualTo(7);
        assertThat(summary.linesLoaded()).isEqualTo(2);
        assertThat(summary.linesRejected()).isEqualTo(5);
        assertThat(output.product("B").getName()).isEqualTo("y, \"z\"");
    }

    @Test
    void shouldRejectBytesThatAreNotUtf8AndKeepThem() throws Exception {
        // A line with an accent in UTF-8 makes it a UTF-8 file; without it, it would be Windows-1252.
        byte[] line = "1,A,\u00a3,1,2010-12-01 08:26:00,1.00,,France".getBytes(StandardCharsets.ISO_8859_1);
        Path file = TestImports.file(directory, "2,A,caf\u00e9,1,2010-12-01 08:26:00,1.00,,France");
        Files.write(file, line, java.nio.file.StandardOpenOption.APPEND);
        TestImports.run(file, output);
        assertThat(output.rejections()).containsExactly("3 field-unreadable");
        assertThat(output.deadLetters.getFirst().getRawValue().array()).isEqualTo(line);
    }

    @Test
    void shouldKeepTheValidLinesOfAnInvoiceWithTheirNumbers() throws Exception {
        ImportSummary summary = run(
                "1,A,x,1,2010-12-01 08:26:00,0,,France",
                "1,B,x,2,2010-12-01 08:27:00,1.00,5.0,France",
                "2,C,x,-1,2010-12-01 08:28:00,1.00,,France",
                "1,D,x,1,2010-12-01 08:29:00,0.25,5.0,France");
        assertThat(output.order("1").getLines())
                .containsExactly(new OrderLine(2, "B", null, 2, 100L, null), new OrderLine(3, "D", null, 1, 25L, null));
        assertThat(output.order("1").getTotalMinor()).isEqualTo(225);
        assertThat(output.order("1").getPlacedAt()).isEqualTo(Instant.parse("2010-12-01T08:26:00Z"));
        assertThat(output.orders).hasSize(1);
        assertThat(summary.invoicesRejectedInPart()).isEqualTo(1);
        assertThat(summary.invoicesRejectedWhole()).isEqualTo(1);
        assertThat(summary.invoicesScattered()).isEqualTo(1);
    }

    @Test
    void shouldRejectEveryLineOfAnInvalidOrder() throws Exception {
        ImportSummary summary = run(
                "1,A,x,1,2012-02-01 08:26:00,1.00,,France",
                "1,B,x,0,2012-02-01 08:26:00,1.00,,France",
                "1,C,x,1,2012-02-01 08:26:00,1.00,,France");
        assertThat(output.orders).isEmpty();
        assertThat(output.products).isEmpty();
        assertThat(output.rejections()).containsExactly("3 quantity-zero", "2 placed-in-future", "4 placed-in-future");
        assertThat(summary.invoicesRejectedWhole()).isEqualTo(1);
        assertThat(summary.linesRejected()).isEqualTo(3);
    }

    @Test
    void shouldTakeCustomersAndProductsFromTheirLatestLoadedLine() throws Exception {
        run(
                "3,A,NEWEST NAME,1,2010-12-03 08:00:00,3.00,7.0,Spain",
                "1,A,OLD NAME,1,2010-12-01 08:00:00,1.00,7.0,France",
                "4,A,,1,2010-12-04 08:00:00,4.00,7.0,Italy",
                "5,A,damaged,-1,2010-12-05 08:00:00,0,8.0,Italy");
        assertThat(output.users)
                .containsExactly(User.newBuilder()
                        .setUserId("7")
                        .setVersion(Instant.parse("2010-12-04T08:00:00Z").toEpochMilli())
                        .setCountry("Italy")
                        .build());
        assertThat(output.products)
                .containsExactly(Product.newBuilder()
                        .setProductId("A")
                        .setVersion(Instant.parse("2010-12-04T08:00:00Z").toEpochMilli())
                        .setName("NEWEST NAME")
                        .setCurrency("GBP")
                        .setPriceMinor(400L)
                        .build());
    }

    private ImportSummary run(String... lines) throws Exception {
        return TestImports.run(TestImports.file(directory, lines), output);
    }
}
