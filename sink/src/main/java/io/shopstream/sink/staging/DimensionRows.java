package io.shopstream.sink.staging;

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
    private final StagedDimension<Campaign> campaigns;
    private final StagedDimension<Category> categories;
    private final StagedDimension<User> users;
    private final StagedDimension<Product> products;
    private final StagedPrices prices;
    private final StagedUpserts<StockOnDay> stock;

    private record StockKey(String productId, LocalDate day) {}

    public DimensionRows(MergeSql sql) {
        campaigns = new StagedDimension<>(DimensionTables.CAMPAIGNS, sql);
        categories = new StagedDimension<>(DimensionTables.CATEGORIES, sql);
        users = new StagedDimension<>(DimensionTables.USERS, sql, MergeSql.eraseStagedUsers());
        products = new StagedDimension<>(DimensionTables.PRODUCTS, sql);
        prices = new StagedPrices(sql);
        stock = new StagedUpserts<>(HistoryTables.STOCK_PER_DAY, row -> new StockKey(row.productId(), row.day()), sql);
    }

    public StagedDimension<Campaign> campaigns() {
        return campaigns;
    }

    public StagedDimension<Category> categories() {
        return categories;
    }

    public StagedDimension<User> users() {
        return users;
    }

    public StagedDimension<Product> products() {
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

    List<RowGroup> groups() {
        return List.of(campaigns, categories, users, prices, products, stock);
    }
}
