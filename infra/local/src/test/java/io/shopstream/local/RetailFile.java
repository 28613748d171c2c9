package io.shopstream.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.local.metabase.ShopCards;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Imports a small Online Retail file made of lines. */
final class RetailFile {
    /** Its orders, and a quarter of them. */
    static final ShopCards.Span SPAN = new ShopCards.Span("GBP", "2010-01-01~2013-01-01", "2011-01-01~2011-04-01");

    private static final String HEADER =
            "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country";

    private RetailFile() {}

    static Cli importLines(Path data, Path directory, int exitCode, String... lines) throws IOException {
        Path file = Files.writeString(directory.resolve("lines.csv"), HEADER + "\n" + String.join("\n", lines) + "\n");
        Cli imported = Cli.run(data, "import", file.toString());
        assertThat(imported.exitCode()).as(imported.output()).isEqualTo(exitCode);
        return imported;
    }
}
