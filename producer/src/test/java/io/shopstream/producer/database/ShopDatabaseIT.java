package io.shopstream.producer.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopstream.embedded.SharedPlatform;
import io.shopstream.embedded.postgres.EmbeddedPostgres;
import io.shopstream.producer.catalogue.CampaignRow;
import io.shopstream.producer.catalogue.Catalogue;
import io.shopstream.producer.catalogue.CatalogueChanges;
import io.shopstream.producer.catalogue.CategoryRow;
import io.shopstream.producer.catalogue.CustomerType;
import io.shopstream.producer.catalogue.ProductRow;
import io.shopstream.producer.catalogue.UserRow;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ShopDatabaseIT {
    private static final Instant AT = Instant.parse("2026-03-01T00:00:00.001Z");
    private static final Origin ORIGIN = new Origin(42, "USD", 2, 1, 2, 1, AT, "small", 0.5);
    private static final UserRow ANNA = new UserRow("a", "Anna \"A\"", "a@x", "Peru", "Lima", CustomerType.NEW, AT);
    private static final UserRow BO = new UserRow("B", "Bo, {B}", "b@x", "Iran", "Qom", CustomerType.BUSINESS, AT);
    private static final ProductRow TENT = new ProductRow("p1", "Tent", "c1", "USD", 19_99, 0, 7, true, AT);
    private static final ProductRow BOAT =
            new ProductRow("p2", "Boat\\", "c1", "USD", 99_999_999_999_999L, 1, 0, false, AT);
    private static final Catalogue ROWS = new Catalogue(
            List.of(new CategoryRow("c1", "Camping", "Outdoor")),
            List.of(BOAT, TENT),
            List.of(ANNA, BO),
            List.of(new CampaignRow(
                    "k1", "Spring", "email", LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 1), "USD", 0)));

    private final String name = "database_" + UUID.randomUUID().toString().substring(0, 8);
    private final DatabaseAddress address =
            new DatabaseAddress(SharedPlatform.get().postgres().jdbcUrl(name), EmbeddedPostgres.USER, null);
    private final ShopDatabase database = new ShopDatabase(address);

    @BeforeEach
    void create() {
        SharedPlatform.get().postgres().createDatabase(name);
    }

    @Test
    void shouldLoadTheSeededRows() {
        database.migrate();
        database.migrate();
        assertThat(database.origin()).isEmpty();
        database.seed(ORIGIN, ROWS);
        assertThat(database.origin()).contains(ORIGIN);
        Catalogue loaded = database.load();
        assertThat(loaded.users()).containsExactly(BO, ANNA);
        assertThat(loaded.products()).containsExactly(TENT, BOAT);
        assertThat(loaded.categories()).isEqualTo(ROWS.categories());
        assertThat(loaded.campaigns()).isEqualTo(ROWS.campaigns());
    }

    @Test
    void shouldForgetAUserForGood() throws SQLException {
        assertThat(database.forget("a")).as("without a shop").isFalse();
        database.migrate();
        database.seed(ORIGIN, ROWS);
        assertThat(database.forget("nobody")).isFalse();
        assertThat(database.forget("a")).isTrue();
        assertThat(database.forget("a")).as("again").isTrue();
        assertThat(userRow("a")).isEqualTo("null null Peru null");

        UserRow grown = new UserRow("a", "Anna", "a@x", "Peru", "Lima", CustomerType.LOYAL, AT);
        database.write(new CatalogueChanges(List.of(grown), List.of(), List.of(), Set.of()));
        assertThat(userRow("a")).isEqualTo("null null Peru null");
        UserRow nobody = new UserRow("nobody", "No", "n@x", "Peru", "Lima", CustomerType.NEW, AT);
        database.write(new CatalogueChanges(List.of(grown, nobody), List.of(), List.of(), Set.of("a", "nobody")));
        assertThat(userRow("a")).isEqualTo("null null Peru null");
        assertThat(userRow("nobody")).isEqualTo("null null Peru null");

        assertThat(database.load().users()).as("the shop trades with").containsExactly(BO);
        assertThat(userRow("B")).isEqualTo("Bo, {B} b@x Iran Qom");
        assertThat(text("select customer_type from shop.users where user_id = 'a'"))
                .isEqualTo("loyal");
        for (String column : List.of("name", "email", "city")) {
            assertThatThrownBy(
                            () -> text("update shop.users set " + column + " = null where user_id = 'B' returning 1"))
                    .as(column)
                    .hasMessageContaining("users_forgotten_check");
        }
    }

    private String userRow(String userId) throws SQLException {
        return text("select concat_ws(' ', coalesce(name, 'null'), coalesce(email, 'null'), country,"
                + " coalesce(city, 'null')) from shop.users where user_id = '" + userId + "'");
    }

    @Test
    void shouldSeedAllOrNothing() {
        database.migrate();
        ProductRow unknownCategory = new ProductRow("p9", "Lost", "c9", "USD", 1, 1, 1, true, AT);
        assertThatThrownBy(() -> database.seed(
                        ORIGIN,
                        new Catalogue(ROWS.categories(), List.of(unknownCategory), ROWS.users(), ROWS.campaigns())))
                .isInstanceOf(ShopDatabaseException.class)
                .hasMessageContaining("SQLSTATE 23503");
        assertThat(database.origin()).isEmpty();
        assertThat(database.load().categories()).isEmpty();

        database.seed(ORIGIN, ROWS);
        assertThatThrownBy(() -> database.seed(ORIGIN, ROWS))
                .isInstanceOf(ShopDatabaseException.class)
                .hasMessageContaining("is seeded already");
    }

    @Test
    void shouldUpdateOnlyRowsThatDiffer() throws SQLException {
        database.migrate();
        database.seed(ORIGIN, ROWS);
        String untouched = transactionOf("p1");
        ProductRow cheaper = new ProductRow("p2", "Boat", "c1", "USD", 5_00, 1, 3, true, AT);
        database.write(new CatalogueChanges(List.of(), List.of(cheaper, TENT), List.of(), Set.of()));
        assertThat(database.load().products()).containsExactly(TENT, cheaper);
        assertThat(transactionOf("p1")).isEqualTo(untouched);
        assertThat(transactionOf("p2")).isNotEqualTo(untouched);
    }

    @Test
    void shouldMarkThePastAsWrittenInTheTransactionOfItsRows() {
        database.migrate();
        database.seed(ORIGIN, ROWS);
        ProductRow cheaper = new ProductRow("p2", "Boat", "c1", "USD", 5_00, 1, 3, true, AT);
        ProductRow broken = new ProductRow("p1", "Tent", "c9", "USD", 5_00, 1, 3, true, AT);
        database.write(new CatalogueChanges(List.of(), List.of(cheaper), List.of(), Set.of()));
        assertThat(database.isHistoryWritten()).isFalse();
        CatalogueChanges refused = new CatalogueChanges(List.of(), List.of(broken), List.of(), Set.of());
        assertThatThrownBy(() -> database.writeEndOfHistory(refused)).isInstanceOf(ShopDatabaseException.class);
        assertThat(database.isHistoryWritten()).isFalse();

        database.writeEndOfHistory(new CatalogueChanges(List.of(), List.of(TENT), List.of(), Set.of()));

        assertThat(database.isHistoryWritten()).isTrue();
        assertThat(database.load().products()).containsExactly(TENT, cheaper);
    }

    @Test
    void shouldLeaveADeletedRowDeletedAndInsertANewOne() throws SQLException {
        database.migrate();
        database.seed(ORIGIN, ROWS);
        try (Connection connection = address.connect("test");
                Statement statement = connection.createStatement()) {
            statement.execute("delete from shop.products where product_id = 'p2'");
        }
        ProductRow cheaper = new ProductRow("p2", "Boat", "c1", "USD", 5_00, 1, 3, true, AT);
        ProductRow launched = new ProductRow("p3", "Oar", "c1", "USD", 9_00, 1, 3, true, AT);
        CatalogueChanges changes = new CatalogueChanges(List.of(), List.of(cheaper, launched), List.of(), Set.of("p3"));
        database.write(changes);
        database.write(changes);
        assertThat(database.load().products()).containsExactly(TENT, launched);
    }

    @Test
    void shouldRejectTruncate() throws SQLException {
        database.migrate();
        try (Connection connection = address.connect("test");
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("truncate shop.users"))
                    .hasMessageContaining("truncate of shop.users would not be captured");
        }
    }

    @Test
    void shouldDistinguishAnOutageFromAMissingDatabase() {
        DatabaseAddress missing =
                new DatabaseAddress(SharedPlatform.get().postgres().jdbcUrl("nowhere"), EmbeddedPostgres.USER, null);
        assertThatThrownBy(() -> new ShopDatabase(missing).migrate())
                .isInstanceOf(ShopDatabaseException.class)
                .hasMessageContaining("create database \"nowhere\" first");
        DatabaseAddress away = new DatabaseAddress("jdbc:postgresql://127.0.0.1:1/shop", "postgres", "secret");
        assertThatThrownBy(() -> new ShopDatabase(away).migrate())
                .isInstanceOf(ShopDatabaseUnavailableException.class)
                .hasMessageContaining("127.0.0.1:1")
                .hasMessageNotContaining("secret");
    }

    private String transactionOf(String product) throws SQLException {
        return text("select xmin::text from shop.products where product_id = '" + product + "'");
    }

    private String text(String sql) throws SQLException {
        try (Connection connection = address.connect("test");
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }
}
