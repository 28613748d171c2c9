package io.shopstream.sink.stage;

import io.shopstream.schemas.avro.Campaign;
import io.shopstream.schemas.avro.Category;
import io.shopstream.schemas.avro.DeadLetter;
import io.shopstream.schemas.avro.Product;
import io.shopstream.schemas.avro.ProductSalesPerHour;
import io.shopstream.schemas.avro.RevenuePerMinute;
import io.shopstream.schemas.avro.ShopEvent;
import io.shopstream.schemas.avro.User;
import io.shopstream.sink.table.DimensionTables;
import io.shopstream.sink.table.FactTables;
import io.shopstream.sink.table.MartTables;
import io.shopstream.sink.table.StagingTable;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Everything that one batch writes. Filled by the intakes in log order, then written once. */
public final class StagedRows {
    private final DimensionStage<Campaign> campaigns = new DimensionStage<>(DimensionTables.CAMPAIGNS);
    private final DimensionStage<Category> categories = new DimensionStage<>(DimensionTables.CATEGORIES);
    private final DimensionStage<User> users = new DimensionStage<>(DimensionTables.USERS);
    private final DimensionStage<Product> products = new DimensionStage<>(DimensionTables.PRODUCTS);
    private final OrderStage orders = new OrderStage();
    private final InsertStage<ShopEvent> events = new InsertStage<>(FactTables.EVENTS, ShopEvent::getEventId);
    private final InsertStage<DeadLetter> letters =
            new InsertStage<>(FactTables.REJECTED_RECORDS, StagedRows::position);
    private final MartStage<RevenuePerMinute> revenuePerMinute = new MartStage<>(
            MartTables.REVENUE_PER_MINUTE, pane -> new MinuteKey(pane.getWindowStart(), pane.getCurrency()));
    private final MartStage<ProductSalesPerHour> productSalesPerHour = new MartStage<>(
            MartTables.PRODUCT_SALES_PER_HOUR,
            pane -> new ProductHourKey(
                    pane.getWindowStart(), pane.getCurrency(), pane.getProductId(), pane.getCategoryId()));

    private record MinuteKey(Instant start, String currency) {}

    private record ProductHourKey(Instant start, String currency, String productId, String categoryId) {}

    private record LetterKey(String group, String topic, int partition, long offset) {}

    private static LetterKey position(DeadLetter letter) {
        return new LetterKey(
                letter.getConsumerGroup(),
                letter.getSourceTopic(),
                letter.getSourcePartition(),
                letter.getSourceOffset());
    }

    public DimensionStage<Campaign> campaigns() {
        return campaigns;
    }

    public DimensionStage<Category> categories() {
        return categories;
    }

    public DimensionStage<User> users() {
        return users;
    }

    public DimensionStage<Product> products() {
        return products;
    }

    public OrderStage orders() {
        return orders;
    }

    public InsertStage<ShopEvent> events() {
        return events;
    }

    public InsertStage<DeadLetter> letters() {
        return letters;
    }

    public MartStage<RevenuePerMinute> revenuePerMinute() {
        return revenuePerMinute;
    }

    public MartStage<ProductSalesPerHour> productSalesPerHour() {
        return productSalesPerHour;
    }

    /** The temporary tables of the stages that write to a schema: every commit empties each, so none too many. */
    public static List<StagingTable<?>> stagingTables(Set<String> schemas) {
        return new StagedRows()
                .inOrder().stream()
                        .<StagingTable<?>>flatMap(stage -> stage.tables().stream())
                        .filter(table -> schemas.contains(table.target().schema()))
                        .toList();
    }

    /** Writes what there is, referenced tables first, in one order for all loaders so that none wait in a circle. */
    public RowCounts write(MergeSession session) throws SQLException {
        RowCounts counts = new RowCounts();
        for (Stage stage : inOrder()) {
            if (!stage.isEmpty()) {
                stage.write(session, counts);
            }
        }
        return counts;
    }

    private List<Stage> inOrder() {
        return List.of(
                campaigns, categories, users, products, orders, events, letters, revenuePerMinute, productSalesPerHour);
    }
}
