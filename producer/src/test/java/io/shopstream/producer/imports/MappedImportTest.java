package io.shopstream.producer.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shopstream.producer.imports.columns.Mapping;
import io.shopstream.producer.imports.columns.MappingFile;
import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.OrderKind;
import io.shopstream.schemas.avro.OrderLine;
import io.shopstream.schemas.avro.OrderStatus;
import io.shopstream.schemas.avro.Product;
import io.shopstream.schemas.avro.User;
import io.shopstream.schemas.rules.OrderRules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Exports of other shops become orders by a mapping, exact to the cent. The samples of twenty lines are made after the
 * documented columns of these exports: files of real shops are not here.
 */
class MappedImportTest {
    private static final String OWN = """
        order_id = Bon
        time = Datum
        product_id = Artikel
        quantity = Menge
        unit_price = Preis
        country = "Germany"
        currency = "EUR"
        zone = Europe/Berlin
        return_prefix = R
        """;

    private static final Clock NOW = Clock.fixed(Instant.parse("2024-09-01T00:00:00Z"), ZoneOffset.UTC);

    private final RecordedOutput output = new RecordedOutput();

    @TempDir
    private Path directory;

    @Test
    void shouldReadTheOrdersOfShopify() throws Exception {
        ImportSummary summary = run(sample("shopify"), MappingFile.load("shopify"));

        assertThat(summary.format())
                .startsWith("CSV, comma, UTF-8, dates uuuu-MM-dd HH:mm:ss")
                .contains("mapping shopify (12 of 33 columns)");
        assertThat(summary.currency()).isEqualTo("USD");
        assertThat(summary.netMinor()).isEqualTo(24_662);
        assertThat(summary.linesRead()).isEqualTo(18);
        assertThat(summary.linesLoaded()).isEqualTo(17);
        assertThat(output.rejections()).containsExactly("14 price-not-positive");
        assertThat(totals())
                .containsExactly(
                        "#1001 PAID 5197",
                        "#1002 PAID 2500",
                        "#1003 REFUNDED 998",
                        "#1004 CANCELLED 10010",
                        "#1005 PAID 1136",
                        "#1006 PLACED 3333",
                        "#1007 CANCELLED 3333",
                        "#1008 PAID 1299",
                        "#1009 PAID 300",
                        "#1010 PAID 10897");
        Order first = output.order("#1001");
        assertThat(first.getPlacedAt()).isEqualTo(Instant.parse("2024-03-10T04:30:00Z"));
        assertThat(first.getShippingCountry()).isEqualTo("US");
        assertThat(first.getUserId())
                .matches("c-[0-9a-f]{20}")
                .isEqualTo(output.order("#1002").getUserId());
        assertThat(output.order("#1003").getUserId()).isNull();
        assertThat(output.order("#1003").getShippingCountry()).isEqualTo("unknown");
        assertThat(output.product("TOTE-1").getName()).isEqualTo("Tote, canvas");
        assertThat(output.product("Sticker").getPriceMinor()).isEqualTo(1_001);
        assertValid();
    }

    @Test
    void shouldReadTheOrdersOfWooCommerce() throws Exception {
        ImportSummary summary = run(sample("woocommerce"), MappingFile.load("woocommerce"));

        assertThat(summary.format()).contains("mapping woocommerce (14 of 31 columns)");
        assertThat(summary.currency()).isEqualTo("EUR");
        assertThat(summary.netMinor()).isEqualTo(29_906);
        assertThat(summary.linesRead()).isEqualTo(19);
        assertThat(summary.linesLoaded()).isEqualTo(18);
        assertThat(output.rejections()).containsExactly("11 field-unreadable");
        assertThat(output.deadLetters.getFirst().getDetail()).startsWith("status must be one of the words");
        assertThat(totals())
                .containsExactly(
                        "501 DELIVERED 3498",
                        "502 PAID 1999",
                        "503 PLACED 100",
                        "504 CANCELLED 5000",
                        "505 CANCELLED 5000",
                        "506 REFUNDED 2500",
                        "507 CANCELLED 2500",
                        "508 DELIVERED 2500",
                        "510 DELIVERED 10",
                        "511 DELIVERED 9999",
                        "512 DELIVERED 10000",
                        "513 DELIVERED 400",
                        "514 DELIVERED 200",
                        "515 DELIVERED 200",
                        "516 DELIVERED 400",
                        "517 DELIVERED 600");
        // 10.00 for three: two for 3.33 and one for 3.34, and the next line has the number after both.
        assertThat(output.order("501").getLines())
                .containsExactly(
                        new OrderLine(1, "TEA-1", null, 2, 333L, null),
                        new OrderLine(2, "TEA-1", null, 1, 334L, null),
                        new OrderLine(3, "POT-1", null, 1, 2_498L, null));
        assertThat(output.order("501").getShippingCountry()).isEqualTo("AT");
        assertThat(output.order("511").getShippingCountry()).isEqualTo("FR");
        assertThat(output.product("33").getCurrency()).isEqualTo("EUR");
        assertThat(output.users).extracting(User::getUserId).allMatch(id -> id.startsWith("c-"));
        assertValid();
    }

    @Test
    void shouldReadAnExportByAMappingWrittenByHand() throws Exception {
        Path file = file("""
            Bon;Datum;Artikel;Menge;Preis
            7;31.7.2024 23:30;"Tasse; blau";2;1,50
            R7;1.8.2024 9:00;"Tasse; blau";-1;1,50
            8;31.1.2024 23:30;Topf;-1;20,00
            """);
        ImportSummary summary = run(file, MappingFile.load(mapping(OWN).toString()));

        assertThat(summary.format()).contains("semicolon", "decimal comma", "mapping own.properties (5 of 5 columns)");
        assertThat(totals()).containsExactly("7 DELIVERED 300", "R7 DELIVERED -150");
        assertThat(output.order("7").getPlacedAt()).isEqualTo(Instant.parse("2024-07-31T21:30:00Z"));
        assertThat(output.order("R7").getKind()).isEqualTo(OrderKind.RETURN);
        assertThat(output.rejections()).containsExactly("4 quantity-sign");
        assertThat(output.deadLetters.getFirst().getDetail())
                .isEqualTo("Menge must be negative where Bon starts with R and positive elsewhere");
        assertThat(output.products).extracting(Product::getProductId).containsExactly("Tasse; blau");
    }

    @Test
    void shouldFindTheOrderOfARejectedLine() throws Exception {
        run("""
            Name,Email,Financial Status,Currency,Created at,Lineitem quantity,Lineitem name,Lineitem price,\
            Lineitem sku,Billing Country,Shipping Country,Cancelled at
            #1,a@example.com,paid,USD,2024-01-01 00:00:00 +0000,1,Mug,1.00,M,US,US,
            #1,,,,,one,Mug,1.00,M,,,
            """, "shopify");
        assertThat(output.rejections()).containsExactly("3 field-unreadable");
        assertThat(RejectedLines.orderId(output.deadLetters.getFirst())).contains("#1");
    }

    @Test
    void shouldNotGuessTheOrderAfterALineThatCannotBeRead() throws Exception {
        String mapping = """
            order_id = order_number
            time = date
            product_id = item_sku
            quantity = quantity
            unit_price = price
            country = country
            currency = "EUR"
            blank_cells = above
            """;
        Path file = file("""
            order_number,date,item_sku,quantity,price,country
            1,2024-01-01 00:00:00,A,1,1.00,FR
            2,2024-01-01 00:00:00,A,1
            ,,B,1,1.00,
            3,2024-01-01 00:00:00,A,1,1.00,FR
            ,,B,1,1.00,
            4,2024-01-01 00:00:00,A,1,1.00,
            5,2024-01-01 00:00:00,A,1,1.00,FR
            """);
        run(file, MappingFile.load(mapping(mapping).toString()));
        assertThat(totals()).containsExactly("1 DELIVERED 100", "3 DELIVERED 200", "5 DELIVERED 100");
        assertThat(output.rejections()).containsExactly("3 field-missing", "4 field-missing", "7 field-missing");
        assertThat(output.deadLetters)
                .extracting(RejectedLines::orderId)
                .containsExactly(Optional.empty(), Optional.empty(), Optional.of("4"));
    }

    @Test
    void shouldKnowAContentTogetherWithItsMapping() throws Exception {
        Path file = file("Bon;Datum;Artikel;Menge;Preis\n7;31.7.2024 23:30;A;2;1,50\n");
        run(file, MappingFile.load(mapping(OWN).toString()));
        run(file, MappingFile.load(mapping("# the same\n\n" + OWN).toString()));
        run(file, MappingFile.load(mapping(OWN.replace("Germany", "Austria")).toString()));
        List<String> contents =
                output.files.stream().map(imported -> imported.getContent()).toList();
        assertThat(contents.get(1)).isEqualTo(contents.get(0)).matches("[0-9a-f]{64}");
        assertThat(contents.get(2)).isNotEqualTo(contents.get(0));
    }

    @Test
    void shouldReadAMappedWorkbook() throws Exception {
        Path file = directory.resolve("orders.xlsx");
        try (TestWorkbook workbook = new TestWorkbook(file)) {
            workbook.sheet(
                    "Orders",
                    List.of(
                            "Bon,Artikel,Menge,Preis,Datum",
                            "7,A,2,1.5,2024-07-31 23:30:00",
                            "8,A,1,0.1,2024-08-31 23:30:00"));
        }
        assertThat(run(file, MappingFile.load(mapping(OWN).toString())).format())
                .startsWith("XLSX, 1 sheet, dates uuuu-MM-dd HH:mm:ss, in Europe/Berlin");
        assertThat(totals()).containsExactly("7 DELIVERED 300", "8 DELIVERED 10");
        assertThat(output.order("7").getPlacedAt()).isEqualTo(Instant.parse("2024-07-31T21:30:00Z"));
    }

    @Test
    void shouldNameTheColumnsThatAFileLacks() throws Exception {
        assertRefused(
                file("Bon;Datum;Artikel;Menge\n7;31.7.2024 23:30;A;2\n"),
                "export.csv has no column \"Preis\" (unit_price) of the mapping own.properties; its columns are: Bon,"
                        + " Datum, Artikel, Menge");
        assertRefused(file("a,b\n1,2\n"), "has no column \"Bon\" (order_id)");
        assertRefused(file("Bon;Datum;Artikel;Menge;Preis;preis\n"), "has the column \"Preis\" more than once");
        assertRefused(file(""), "has no column");
    }

    @Test
    void shouldRefuseTwoCurrencies() throws Exception {
        String mapping = OWN.replace("currency = \"EUR\"", "currency = Waehrung");
        Path file = file("""
            Bon;Datum;Artikel;Menge;Preis;Waehrung
            7;31.7.2024 23:30;A;2;1,50;EUR
            8;31.7.2024 23:30;A;2;1,50;eur
            9;31.7.2024 23:30;A;2;1,50;USD
            """);
        Mapping loaded = MappingFile.load(mapping(mapping).toString());
        assertThatExceptionOfType(ImportException.class)
                .isThrownBy(() -> run(file, loaded))
                .withMessageContaining("two currencies, EUR (line 2) and USD (line 4)")
                .withMessageContaining("the column Waehrung");
        assertThat(output.orders).isEmpty();
    }

    @Test
    void shouldSayOnceThatTheMappingDoesNotKnowTheWords() throws Exception {
        String lines =
                Files.readString(sample("shopify")).replaceAll("(?m)^(#\\d+,[^,]*),(paid|pending)", "$1,bezahlt");
        assertThatExceptionOfType(ImportException.class)
                .isThrownBy(() -> run(lines, "shopify"))
                .withMessageContaining("Financial Status must be one of the words that the mapping knows")
                .withMessageContaining("Correct the mapping or the file");
    }

    private List<String> totals() {
        return output.orders.stream()
                .map(order -> order.getOrderId() + " " + order.getStatus() + " " + order.getTotalMinor())
                .toList();
    }

    private void assertValid() {
        Instant now = Instant.parse("2030-01-01T00:00:00Z");
        assertThat(output.orders).allSatisfy(order -> assertThat(OrderRules.check(order.getOrderId(), order, now))
                .isEmpty());
        assertThat(output.orders).extracting(Order::getStatus).contains(OrderStatus.PAID);
    }

    private void assertRefused(Path file, String message) throws Exception {
        Mapping mapping = MappingFile.load(mapping(OWN).toString());
        assertThatExceptionOfType(ImportException.class)
                .isThrownBy(() -> run(file, mapping))
                .withMessageContaining(message);
    }

    private ImportSummary run(String lines, String mapping) throws Exception {
        return run(file(lines), MappingFile.load(mapping));
    }

    private ImportSummary run(Path file, Mapping mapping) throws ImportException {
        ImportOptions options = new ImportOptions("", false, false, null, mapping);
        return TestImports.run(file, options, TestImports.emptyShop(), output, NOW);
    }

    private static Path sample(String shop) {
        return Path.of("src/test/resources/exports", shop + ".csv");
    }

    private Path file(String lines) throws Exception {
        return Files.writeString(directory.resolve("export.csv"), lines);
    }

    private Path mapping(String text) throws Exception {
        return Files.writeString(directory.resolve("own.properties"), text);
    }
}
