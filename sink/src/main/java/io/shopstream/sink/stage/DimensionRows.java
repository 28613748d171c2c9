package io.shopstream.sink.stage;

import io.shopstream.schemas.avro.Campaign;
import io.shopstream.schemas.avro.Category;
import io.shopstream.schemas.avro.Product;
import io.shopstream.schemas.avro.User;
import io.shopstream.sink.table.DimensionTables;
import io.shopstream.sink.table.HistoryTables;
import io.shopstream.sink.table.MergeSql;
import io.shopstream.sink.table.StockOnDay;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Stages the dimension rows of a batch, and the price and stock histories of its products. */
public final class DimensionRows {
    private final DimensionStage<Campaign> campaigns;
    private final DimensionStage<Category> categories;
    private final DimensionStage<User> users;
    private final DimensionStage<Product> products;
    private final PriceStage prices;
    private final LatestStage<StockOnDay> stock;

    private record StockKey(String productId, LocalDate day) {}

    public DimensionRows(MergeSql sql) {
        campaigns = new DimensionStage<>(DimensionTables.CAMPAIGNS, sql);
        categories = new DimensionStage<>(DimensionTables.CATEGORIES, sql);
        users = new DimensionStage<>(DimensionTables.USERS, sql);
        products = new DimensionStage<>(DimensionTables.PRODUCTS, sql);
        prices = new PriceStage(sql);
        stock = new LatestStage<>(HistoryTables.STOCK_PER_DAY, row -> new StockKey(row.productId(), row.day()), sql);
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

    /** @param at when the record was written */
    public void product(Product product, Instant at) {
        products.upsert(product.getProductId(), product, product.getVersion());
        categories.reference(product.getCategoryId());
        prices.add(product, at);
        Long units = product.getStockQuantity();
        if (units != null) {
            LocalDate day = LocalDate.ofInstant(at, ZoneOffset.UTC);
            stock.add(new StockOnDay(product.getProductId(), day, units), product.getVersion());
        }
    }

    List<Stage> stages() {
        return List.of(campaigns, categories, users, prices, products, stock);
    }
}
