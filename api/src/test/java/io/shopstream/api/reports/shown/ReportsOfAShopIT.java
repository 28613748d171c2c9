package io.shopstream.api.reports.shown;

import io.shopstream.api.pages.ComparedShop;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * The reports of a shop that runs and does not sell, such as one with the real data set: {@code
 * -Dshopstream.shop.api=URL}, {@code -Dshopstream.shop.warehouse=jdbc:...}, and {@code -Dshopstream.shop.reports} with
 * the reports to read, separated by spaces, such as {@code monthly,GBP,2011-10-01,2011-11-01,2011-12-01}.
 */
@EnabledIfSystemProperty(named = "shopstream.shop.reports", matches = ".+")
class ReportsOfAShopIT {
    @TempDir
    private Path folder;

    @Test
    void shouldShowWhatSqlAddsUp() throws IOException {
        ReportCheck check = new ReportCheck(
                new ComparedShop(
                        URI.create(System.getProperty("shopstream.shop.api", "")),
                        System.getProperty("shopstream.shop.warehouse", "")),
                folder);
        for (String report : System.getProperty("shopstream.shop.reports", "").split(" ")) {
            check.check(AskedReport.parse(report));
        }
    }
}
