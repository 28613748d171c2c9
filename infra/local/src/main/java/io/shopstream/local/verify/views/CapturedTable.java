package io.shopstream.local.verify.views;

import java.util.List;

/** A table that the shop database and the warehouse both have, under the same name and key. */
public record CapturedTable(String name, String id) {
    public static final List<CapturedTable> ALL = List.of(
            new CapturedTable("users", "user_id"),
            new CapturedTable("categories", "category_id"),
            new CapturedTable("products", "product_id"),
            new CapturedTable("campaigns", "campaign_id"));

    public String inShop() {
        return "shop." + name;
    }

    public String inWarehouse() {
        return "warehouse." + name;
    }
}
