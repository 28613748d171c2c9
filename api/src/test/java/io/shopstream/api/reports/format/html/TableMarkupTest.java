package io.shopstream.api.reports.format.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.api.reports.content.Table;
import io.shopstream.api.reports.content.Value;
import io.shopstream.api.reports.format.ReportText;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableMarkupTest {
    private static final List<Table.Column> COLUMNS = List.of(
            new Table.Column("product", "Product"),
            new Table.Column("net", "Net"),
            new Table.Column("margin", "Margin"));

    private static String written(List<List<Value>> rows) {
        Markup out = new Markup();
        TableMarkup.write(out, new Table("products", "Products", COLUMNS, rows), new ReportText("USD", ZoneOffset.UTC));
        return out.toString();
    }

    private static List<Value> row(Value margin) {
        return List.of(new Value.Text("Kettle"), new Value.Amount(new BigDecimal("7.50")), margin);
    }

    @Test
    void shouldLeaveOutAColumnWithoutAnyValue() {
        String markup = written(List.of(row(Value.Missing.MISSING), row(Value.Missing.MISSING)));

        assertThat(markup).contains("Kettle", "$7.50").doesNotContain("Margin", "–");
    }

    @Test
    void shouldMarkASingleMissingValue() {
        String markup = written(List.of(row(new Value.Amount(BigDecimal.ONE)), row(Value.Missing.MISSING)));

        assertThat(markup).contains("Margin", "$1.00", "–");
    }

    @Test
    void shouldKeepAllHeadingsOfATableWithoutRows() {
        assertThat(written(List.of())).contains("Product", "Net", "Margin", "No rows.", "colspan=\"3\"");
    }

    @Test
    void shouldKeepShortWordsAndIdsOnOneLine() {
        Value id = new Value.Text("0199a3c4-7d1e-7c55-9a6b-2f6f0c1d2e3f");

        assertThat(written(List.of(List.of(id, new Value.Text("yes"), new Value.Text("a sentence of many words")))))
                .contains("class=\"words short\">0199a3c4", "class=\"words short\">yes", "class=\"words\">a sentence");
    }
}
