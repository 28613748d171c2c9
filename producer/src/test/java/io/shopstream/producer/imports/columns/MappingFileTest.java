package io.shopstream.producer.imports.columns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shopstream.producer.imports.columns.Mapping.Source.Fixed;
import io.shopstream.producer.imports.columns.Mapping.Source.Named;
import io.shopstream.producer.imports.dates.DateFormat;
import io.shopstream.schemas.avro.OrderStatus;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MappingFileTest {
    private static final String SHORTEST = """
        order_id = Name
        time = Created at
        product_id = SKU
        quantity = Qty
        unit_price = Price
        country = Country
        currency = "EUR"
        """;

    @Test
    void shouldReadTheShortestMapping() throws Exception {
        Mapping mapping = MappingFile.read("own", SHORTEST);
        assertThat(mapping.sources().get(ImportColumn.INVOICE_DATE)).containsExactly(new Named("Created at"));
        assertThat(mapping.sources().get(ImportColumn.CURRENCY)).containsExactly(new Fixed("EUR"));
        assertThat(mapping.statuses()).isEmpty();
        assertThat(mapping.dates()).isNull();
        assertThat(mapping.zone()).hasToString("UTC");
        assertThat(mapping.lineTotals()).isFalse();
        assertThat(mapping.fillsBlankCells()).isFalse();
        assertThat(mapping.hashesCustomers()).isFalse();
    }

    @Test
    void shouldReadEveryKey() throws Exception {
        String text = SHORTEST.replace("unit_price", "line_total") + """
            product_name = Title | SKU
            customer = E-mail | Phone | "guest"
            status = State
            status.paid = Paid, part paid
            status.refunded = refunded
            cancelled_at = Cancelled
            time_format = d/M/yyyy H:mm
            zone = Europe/Berlin
            blank_cells = above
            customer_as = hash
            return_prefix = RMA-
            """;
        Mapping mapping = MappingFile.read("own", "\uFEFF# exported on Mondays\r\n" + text);
        assertThat(mapping.lineTotals()).isTrue();
        assertThat(mapping.sources().get(ImportColumn.CUSTOMER_ID))
                .containsExactly(new Named("E-mail"), new Named("Phone"), new Fixed("guest"));
        assertThat(mapping.statuses())
                .containsEntry("paid", OrderStatus.PAID)
                .containsEntry("part paid", OrderStatus.PAID)
                .containsEntry("refunded", OrderStatus.REFUNDED)
                .hasSize(3);
        assertThat(mapping.dates()).isEqualTo(DateFormat.ofPattern("d/M/yyyy H:mm"));
        assertThat(mapping.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(mapping.fillsBlankCells()).isTrue();
        assertThat(mapping.hashesCustomers()).isTrue();
        assertThat(mapping.returnPrefix()).isEqualTo("RMA-");
    }

    @ParameterizedTest
    @ValueSource(strings = {"shopify", "woocommerce"})
    void shouldReadTheMappingsOfTheProduct(String name) throws Exception {
        assertThat(MappingFile.load(name).name()).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        qty = Qty                | line 8: unknown key "qty"; the keys are order_id, product_id
        Order_ID = Name          | line 8: unknown key "Order_ID"
        status.sent = sent       | line 8: unknown key "status.sent"
        zone: UTC                | line 8: a line must be like order_id = Name
        zone =                   | line 8: zone has no value
        order_id = Other         | line 8: order_id is there twice
        zone = Europe/Bremen     | has an unknown zone "Europe/Bremen": write one like Europe/Berlin
        time_format = whenever   | has a wrong time_format: "whenever" is not a date format
        blank_cells = below      | has blank_cells = below: it must be empty or above
        customer_as = hashed     | has customer_as = hashed: it must be text or hash
        status = State           | needs both status and the words
        status.paid = paid       | needs both status and the words
        line_total = Total       | needs either unit_price or line_total
        customer = "" | names an empty column in customer
        """)
    void shouldSayWhatIsWrongInALine(String line, String message) {
        assertRefused(SHORTEST + line, message);
    }

    @Test
    void shouldSayWhatIsWrongInSources() {
        assertRefused(SHORTEST + "customer = \"guest\" | Name", "has a text in double quotes before other columns");
        assertRefused(SHORTEST + "customer = Name |", "names an empty column in customer");
        assertRefused(SHORTEST.replace("EUR", "JPY"), "has the currency \"JPY\": it must be an ISO 4217 code");
        assertRefused(SHORTEST + "status = State\nstatus.paid = ok\nstatus.refunded = OK", "has the word \"ok\" twice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"order_id", "time", "product_id", "quantity", "country", "currency", "unit_price"})
    void shouldNameWhatIsMissing(String key) {
        String without = SHORTEST.replaceAll("(?m)^" + key + " = .*\n", "");
        assertRefused(without, key.equals("unit_price") ? "needs either unit_price" : "has no " + key + ": add a line");
    }

    @Test
    void shouldSayThatThereIsNoMapping(@TempDir Path directory) throws Exception {
        assertNotLoaded("magento", "there is no mapping magento: name a file, or one of shopify, woocommerce");
        assertNotLoaded(directory.toString(), "there is no mapping " + directory);
        Path latin = directory.resolve("latin.properties");
        Files.write(latin, "order_id = Numéro".getBytes(StandardCharsets.ISO_8859_1));
        assertNotLoaded(latin.toString(), "is not text in UTF-8");
        Path large = Files.write(directory.resolve("large"), new byte[100_000]);
        assertNotLoaded(large.toString(), "more than 64 kB");
    }

    private static void assertNotLoaded(String name, String message) {
        assertThatExceptionOfType(MappingException.class)
                .isThrownBy(() -> MappingFile.load(name))
                .withMessageContaining(message);
    }

    private static void assertRefused(String text, String message) {
        assertThatExceptionOfType(MappingException.class)
                .isThrownBy(() -> MappingFile.read("own", text))
                .withMessageStartingWith("mapping own")
                .withMessageContaining(message);
    }
}
