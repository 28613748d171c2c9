package io.shopstream.sink.stage;

import io.shopstream.schemas.avro.Campaign;
import io.shopstream.schemas.avro.Category;
import io.shopstream.schemas.avro.DeadLetter;
import io.shopstream.schemas.avro.Product;
import io.shopstream.schemas.avro.ShopEvent;
import io.shopstream.schemas.avro.User;
import io.shopstream.sink.table.DimensionTables;
import io.shopstream.sink.table.FactTables;
import io.shopstream.sink.table.HistoryTables;
import io.shopstream.sink.table.StagingTable;
import io.shopstream.sink.table.StockOnDay;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Everything that one batch writes. Filled by the intakes in log order, then written once. */
public final class StagedRows {
    private final DimensionStage<Campaign> campaigns = new DimensionStage<>(DimensionTables.CAMPAIGNS);
    private final DimensionStage<Category> categories = new DimensionStage<>(DimensionTables.CATEGORIES);
    private final DimensionStage<User> users = new DimensionStage<>(DimensionTables.USERS);
    private final DimensionStage<Product> products = new DimensionStage<>(DimensionTables.PRODUCTS);
    private final OrderStage orders = new OrderStage();
    private final InsertStage<ShopEvent> events =
            new InsertStage<>(FactTables.EVENTS, event -> new EventKey(event.getEventId(), event.getOccurredAt()));
    private final MonthStage itemMonths = new MonthStage(FactTables.ORDER_ITEMS, orders::placedAt);
    private final MonthStage eventMonths =
            new MonthStage(FactTables.EVENTS, () -> events.rows().stream().map(ShopEvent::getOccurredAt));
    private final InsertStage<DeadLetter> letters =
            new InsertStage<>(FactTables.REJECTED_RECORDS, StagedRows::position);
    private final PriceStage prices = new PriceStage();
    private final LatestStage<StockOnDay> stock =
            new LatestStage<>(HistoryTables.STOCK_PER_DAY, row -> new StockKey(row.productId(), row.day()));
    private final MartRows marts = new MartRows();

    private record EventKey(String eventId, Instant occurredAt) {}

    private record StockKey(String productId, LocalDate day) {}

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

    public PriceStage prices() {
        return prices;
    }

    public LatestStage<StockOnDay> stock() {
        return stock;
    }

    public MartRows marts() {
        return marts;
    }

    /** The temporary tables of the stages that write to a schema: every commit empties each, so none too many. */
    public static List<StagingTable<?>> stagingTables(Set<String> schemas) {
        return new StagedRows()
                .inOrder().stream()
                        .<StagingTable<?>>flatMap(stage -> stage.tables().stream())
                        .filter(table -> schemas.contains(table.target().schema()))
                        .toList();
    }

    /**
     * Writes what there is, partitions and referenced tables first, in one order for all loaders so that none wait in a
     * circle.
     */
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
        List<Stage> stages = new ArrayList<>(List.of(
                itemMonths,
                eventMonths,
                campaigns,
                categories,
                users,
                products,
                prices,
                stock,
                orders,
                events,
                letters));
        stages.addAll(marts.stages());
        return stages;
    }
}
