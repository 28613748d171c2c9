package io.shopstream.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.SortedMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the topics of streams say of a real shop's year equals SQL over the facts. {@code -Dshopstream.online-retail=FILE}
 * takes another file than the sample, such as the whole data set.
 */
@Timeout(900)
class OnlineRetailNumbersIT {
    private static final String FILE = System.getProperty(
            "shopstream.online-retail", "../../producer/src/test/resources/online-retail/online-retail-sample.csv");
    private static final int BEST = 10;

    @TempDir
    static Path data;

    private static ShopProcess shop;
    private static RetailTopics topics;
    private static RetailFacts facts;

    @BeforeAll
    static void importFile() throws Exception {
        shop = ShopProcess.start(data, "0", "--history=none");
        Cli imported = Cli.run(data, "import", FILE);
        assertThat(imported.exitCode()).as(imported.output()).isZero();
        assertThat(imported.output()).contains("The warehouse, the marts and the state stores have all of it.");
        topics = new RetailTopics(shop.endpoints());
        facts = new RetailFacts(shop.endpoints().postgres());
    }

    @AfterAll
    static void close() throws Exception {
        shop.close();
    }

    @Test
    void shouldSellTheSamePerMonth() throws SQLException {
        assertSame("net per month", topics.netPerMonth(), facts.netPerMonth());
    }

    @Test
    void shouldRankTheSameProductsPerMonth() throws SQLException {
        assertSame("best by net", topics.topProducts(BEST, false), facts.topProducts(BEST, false));
        assertSame("best by units", topics.topProducts(BEST, true), facts.topProducts(BEST, true));
    }

    @Test
    void shouldSellTheSamePerCountry() throws SQLException {
        assertSame("net per country", topics.netPerCountry(), facts.netPerCountry());
    }

    @Test
    void shouldKnowTheSameCustomers() throws SQLException {
        assertSame("customers", topics.customers(), facts.customers());
    }

    private static void assertSame(String what, SortedMap<String, String> found, SortedMap<String, String> wanted) {
        assertThat(wanted).as(what).isNotEmpty();
        assertThat(found).as(what).isEqualTo(wanted);
    }
}
