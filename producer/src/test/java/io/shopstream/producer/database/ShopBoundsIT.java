package io.shopstream.producer.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopstream.embedded.SharedPlatform;
import io.shopstream.embedded.postgres.EmbeddedPostgres;
import io.shopstream.producer.catalogue.Catalogue;
import io.shopstream.producer.catalogue.CatalogueChanges;
import io.shopstream.producer.catalogue.CategoryRow;
import io.shopstream.producer.catalogue.ProductRow;
import io.shopstream.producer.catalogue.UserRow;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the shop's own schema refuses, and how it treats rows from before it did. */
class ShopBoundsIT {
    private static final String CATEGORY = "insert into shop.categories values ('%s', 'Camping', 'Outdoor')";
    private static final String USER =
            "insert into shop.users values ('%s', 'Anna', 'a@x', 'Peru', 'Lima', 'new', '%s')";
    private static final String PRODUCT =
            "insert into shop.products values ('%s', 'Tent', 'c1', 'USD', %s, %s, %s, true, '%s')";
    private static final String CAMPAIGN =
            "insert into shop.campaigns values ('%s', 'Spring', 'email', '%s', '%s', 'USD', %s)";
    private static final List<String> REFUSED = List.of(
            CATEGORY.formatted(" "),
            USER.formatted("\t", "2026-03-01"),
            USER.formatted("bad", "infinity"),
            USER.formatted("bad", "-infinity"),
            USER.formatted("bad", "0001-01-01"),
            USER.formatted("bad", "4713-01-02 BC"),
            USER.formatted("bad", "2200-01-01Z"),
            USER.formatted("bad", "294276-12-31"),
            PRODUCT.formatted(" ", 1, 1, 1, "2026-03-01"),
            PRODUCT.formatted("bad", "'NaN'", 1, 1, "2026-03-01"),
            PRODUCT.formatted("bad", 1, "'NaN'", 1, "2026-03-01"),
            PRODUCT.formatted("bad", 1, 1, 9780306406157L, "2026-03-01"),
            PRODUCT.formatted("bad", 1, 1, -1, "2026-03-01"),
            PRODUCT.formatted("bad", 1, 1, 1, "infinity"),
            PRODUCT.formatted("bad", 1, 1, 1, "20260-03-01"),
            CAMPAIGN.formatted("  ", "2026-03-01", "2026-03-02", 1),
            CAMPAIGN.formatted("bad", "2026-03-01", "infinity", 1),
            CAMPAIGN.formatted("bad", "-infinity", "2026-03-01", 1),
            CAMPAIGN.formatted("bad", "0026-03-01", "2026-03-01", 1),
            CAMPAIGN.formatted("bad", "2026-03-01", "20260-03-01", 1),
            CAMPAIGN.formatted("bad", "2026-03-01", "2026-03-01", "'NaN'"));

    private final String name = "bounds_" + UUID.randomUUID().toString().substring(0, 8);
    private final DatabaseAddress address =
            new DatabaseAddress(SharedPlatform.get().postgres().jdbcUrl(name), EmbeddedPostgres.USER, null);
    private final ShopDatabase database = new ShopDatabase(address);

    @BeforeEach
    void create() {
        SharedPlatform.get().postgres().createDatabase(name);
    }

    @Test
    void shouldRefuseWhatMeansNothingToAShop() {
        database.migrate();
        execute(CATEGORY.formatted("c1"));
        for (String row : REFUSED) {
            assertThatThrownBy(() -> execute(row)).as(row).hasStackTraceContaining("violates check constraint");
        }
        for (String row : List.of(
                USER.formatted("u1", "1900-01-01Z"),
                USER.formatted("u2", "2199-12-31 23:59:59.999Z"),
                PRODUCT.formatted("p1", "999999999999.99", "0", 1_000_000_000, "2026-03-01"),
                CAMPAIGN.formatted("k1", "1900-01-01", "2199-12-31", "999999999999.99"))) {
            assertThatCode(() -> execute(row)).as(row).doesNotThrowAnyException();
        }
        assertThat(database.load().users()).hasSize(2);
        assertThat(database.load().products()).hasSize(1);
        assertThat(database.load().campaigns()).hasSize(1);
    }

    @Test
    void shouldMigrateAShopWithSuchRowsTradeWithTheOthersAndTakeCorrections() {
        migrateToV2();
        execute(
                CATEGORY.formatted("c1"),
                CATEGORY.formatted("  "),
                USER.formatted("u1", "2026-03-01"),
                USER.formatted("u2", "infinity"),
                PRODUCT.formatted("p1", 1, 1, 1, "2026-03-01"),
                PRODUCT.formatted("p2", "'NaN'", 1, 1, "2026-03-01"),
                PRODUCT.formatted("p3", 1, 1, 9780306406157L, "2026-03-01"),
                PRODUCT.formatted("p4", 1, 1, 1, "-infinity"),
                CAMPAIGN.formatted("k1", "2026-03-01", "2026-03-02", 1),
                CAMPAIGN.formatted("k2", "2026-03-01", "infinity", 1));

        database.migrate();

        Catalogue rows = database.load();
        assertThat(rows.categories()).extracting(CategoryRow::id).containsExactly("c1");
        assertThat(rows.users()).extracting(UserRow::id).containsExactly("u1");
        assertThat(rows.products()).extracting(ProductRow::id).containsExactly("p1");
        assertThat(rows.campaigns()).hasSize(1);
        assertThatCode(() ->
                        database.write(new CatalogueChanges(rows.users(), rows.products(), rows.campaigns(), Set.of())))
                .doesNotThrowAnyException();

        assertThatThrownBy(() -> execute("update shop.users set city = 'Cusco' where user_id = 'u2'"))
                .hasStackTraceContaining("users_registered_at_sane");
        execute("update shop.users set city = 'Cusco', registered_at = '2026-03-02' where user_id = 'u2'");
        assertThat(database.load().users()).hasSize(2);
    }

    private void migrateToV2() {
        Flyway.configure()
                .dataSource(address.url(), address.user(), address.password())
                .schemas("shop")
                .defaultSchema("shop")
                .table("schema_history")
                .locations("classpath:db/shop")
                .target("2")
                .load()
                .migrate();
    }

    private void execute(String... statements) {
        try (Connection connection = address.connect("test");
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
