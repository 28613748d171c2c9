package io.shopstream.local.verify.checks;

import io.shopstream.local.shop.Shop;
import io.shopstream.local.verify.comparison.Comparison;
import io.shopstream.local.verify.expected.ExpectedRows;
import io.shopstream.local.verify.scratch.ScratchFiles;
import io.shopstream.local.verify.views.CaptureDeadLetters;
import io.shopstream.local.verify.views.CapturedTable;
import io.shopstream.local.verify.views.DeadLetterViews;
import io.shopstream.local.verify.views.EventKeys;
import io.shopstream.local.verify.views.RowReader;
import io.shopstream.local.verify.views.ShopRows;
import io.shopstream.local.verify.views.WarehouseViews;
import io.shopstream.schemas.avro.Campaign;
import io.shopstream.schemas.avro.Category;
import io.shopstream.schemas.avro.Product;
import io.shopstream.schemas.avro.ShopEvent;
import io.shopstream.schemas.avro.User;
import io.shopstream.schemas.kafka.KafkaConnection;
import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.topic.Topic;
import io.shopstream.schemas.topic.Topics;
import io.shopstream.schemas.validation.RecordValidator;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** Compares tables with one row per id with their topics, and captured ones with the shop database, if there is one. */
public final class TableChecks implements AutoCloseable {
    private final KafkaConnection kafka;
    private final AvroSerdes serdes;
    private final WarehouseViews views;
    private final DeadLetterViews deadLetters;
    private final @Nullable ShopRows shopRows;
    private final Map<String, TableCheck<?>> tables = new LinkedHashMap<>();
    private final List<CapturedCheck> captured = new ArrayList<>();
    private final ScratchFiles scratchFiles;

    /**
     * @param warehouse owned by the caller
     * @param shop its shop database is compared, if it is known
     * @param onEvent receives every valid event of the log
     */
    public TableChecks(
            AvroSerdes serdes,
            Connection warehouse,
            WarehouseViews views,
            DeadLetterViews deadLetters,
            Shop shop,
            Consumer<ShopEvent> onEvent,
            ScratchFiles scratchFiles)
            throws SQLException {
        this.kafka = shop.kafka();
        Topics topics = shop.topics();
        this.serdes = serdes;
        this.views = views;
        this.deadLetters = deadLetters;
        this.scratchFiles = scratchFiles;
        add(
                "events",
                topics.events(),
                new ExpectedRows<>(
                        scratchFiles,
                        RecordValidator.events(
                                serdes.deserializer(topics.events()),
                                topics.events().name()),
                        EventKeys::of,
                        event -> 1L,
                        onEvent),
                views::events);
        addKeyed("users", "user_id", topics.users(), RecordValidator::users, User::getUserId, User::getVersion);
        addKeyed(
                "products",
                "product_id",
                topics.products(),
                RecordValidator::products,
                Product::getProductId,
                Product::getVersion);
        addKeyed(
                "categories",
                "category_id",
                topics.categories(),
                RecordValidator::categories,
                Category::getCategoryId,
                Category::getVersion);
        addKeyed(
                "campaigns",
                "campaign_id",
                topics.campaigns(),
                RecordValidator::campaigns,
                Campaign::getCampaignId,
                Campaign::getVersion);
        this.shopRows = ShopRows.open(shop).orElse(null);
        if (shopRows != null) {
            RowReader inWarehouse = new RowReader(warehouse);
            for (CapturedTable table : CapturedTable.ALL) {
                ExpectedRows<?> log =
                        Objects.requireNonNull(tables.get(table.name())).log();
                captured.add(new CapturedCheck(
                        table, log, shopRows.reader(), inWarehouse, new CaptureDeadLetters(warehouse)));
            }
        }
    }

    private <V> void addKeyed(
            String table,
            String idColumn,
            Topic<V> topic,
            BiFunction<Deserializer<V>, String, RecordValidator<V>> validator,
            Function<V, String> id,
            ToLongFunction<V> version) {
        ExpectedRows<V> log = new ExpectedRows<>(
                scratchFiles, validator.apply(serdes.deserializer(topic), topic.name()), id, version);
        add(table, topic, log, (ids, each) -> views.versions(table, idColumn, ids, each));
    }

    private <V> void add(String table, Topic<V> topic, ExpectedRows<V> log, TableCheck.View view) {
        tables.put(table, new TableCheck<>("warehouse." + table, kafka, topic, log, deadLetters, view));
    }

    public void readLogAndMark() throws SQLException {
        tables.values().forEach(TableCheck::readLog);
        tables.values().forEach(TableCheck::mark);
        for (CapturedCheck check : captured) {
            check.readShop();
        }
    }

    public void readViews() throws SQLException {
        for (TableCheck<?> check : tables.values()) {
            check.readView();
        }
        for (CapturedCheck check : captured) {
            check.readViews();
        }
    }

    public void compare(long nanoTime) {
        for (TableCheck<?> check : tables.values()) {
            check.readLog();
            check.compare(nanoTime);
        }
        captured.forEach(check -> check.compare(nanoTime));
    }

    public List<Comparison> checks() {
        List<Comparison> checks = new ArrayList<>();
        tables.values().forEach(check -> checks.add(check.check()));
        captured.forEach(check -> checks.add(check.check()));
        return checks;
    }

    @Override
    public void close() throws SQLException {
        tables.values().forEach(TableCheck::close);
        if (shopRows != null) {
            shopRows.close();
        }
    }
}
