package io.shopstream.api.data;

import static io.shopstream.api.data.Column.flag;
import static io.shopstream.api.data.Column.money;
import static io.shopstream.api.data.Column.number;
import static io.shopstream.api.data.Column.text;
import static io.shopstream.api.data.Column.time;

import io.shopstream.api.answer.data.CampaignRow;
import io.shopstream.api.answer.data.CategoryRow;
import io.shopstream.api.answer.data.ProductRow;
import io.shopstream.api.answer.data.UserRow;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** The dimensions. Only their primary keys are indexed, so ids are the only order. */
public final class CatalogueTables {
    private static final String ID = "id";

    public static final Resource<UserRow> USERS = new Resource<>(
            "users",
            "warehouse.users",
            new RowMapping<>(
                    UserRow.class,
                    List.of(
                            text("user_id"),
                            Column.of("name", ColumnKind.NAME),
                            Column.of("email", ColumnKind.EMAIL),
                            text("country"),
                            text("city"),
                            text("customer_type"),
                            time("registered_at"),
                            flag("inferred"),
                            flag("deleted"),
                            number("version"))),
            List.of(
                    Filter.from("registered_at"),
                    Filter.to("registered_at"),
                    Filter.equal("country", "country", FilterValue.name("Country of the customer", "Norway")),
                    Filter.equal("city", "city", FilterValue.name("City of the customer", "Oslo")),
                    Filter.equal("type", "customer_type", FilterValue.name("Type as the shop names it", "private")),
                    inferred(),
                    deleted()),
            List.of(SortOrder.by(ID, "user_id")),
            false,
            new ItemId.Single("user_id"),
            new UserRow(
                    "u-17",
                    "***",
                    "***@***",
                    "Norway",
                    "Oslo",
                    "private",
                    Instant.parse("2026-02-11T09:30:00Z"),
                    false,
                    false,
                    3));

    public static final Resource<CategoryRow> CATEGORIES = new Resource<>(
            "categories",
            "warehouse.categories",
            new RowMapping<>(
                    CategoryRow.class,
                    List.of(
                            text("category_id"),
                            text("name"),
                            text("department"),
                            flag("inferred"),
                            flag("deleted"),
                            number("version"))),
            List.of(
                    Filter.equal(
                            "department",
                            "department",
                            FilterValue.name("Department that the category belongs to", "Home")),
                    inferred(),
                    deleted()),
            List.of(SortOrder.by(ID, "category_id")),
            false,
            new ItemId.Single("category_id"),
            new CategoryRow("c-4", "Kitchen", "Home", false, false, 1));

    public static final Resource<ProductRow> PRODUCTS = new Resource<>(
            "products",
            "warehouse.products",
            new RowMapping<>(
                    ProductRow.class,
                    List.of(
                            text("product_id"),
                            text("name"),
                            text("category_id"),
                            text("currency"),
                            money("price"),
                            money("cost"),
                            number("stock_quantity"),
                            flag("active"),
                            flag("inferred"),
                            flag("deleted"),
                            number("version"))),
            List.of(
                    Filter.equal("category", "category_id", FilterValue.id("Id of the category of today", "c-4")),
                    Filter.equal("currency", "currency", FilterValue.currency()),
                    Filter.equal("active", "active", FilterValue.flag("Whether the product is for sale")),
                    inferred(),
                    deleted()),
            List.of(SortOrder.by(ID, "product_id")),
            false,
            new ItemId.Single("product_id"),
            new ProductRow("p-1001", "Cup", "c-4", "USD", "12.50", "5.00", 340L, true, false, false, 8));

    public static final Resource<CampaignRow> CAMPAIGNS = new Resource<>(
            "campaigns",
            "warehouse.campaigns",
            new RowMapping<>(
                    CampaignRow.class,
                    List.of(
                            text("campaign_id"),
                            text("name"),
                            text("channel"),
                            Column.of("starts_on", ColumnKind.DATE),
                            Column.of("ends_on", ColumnKind.DATE),
                            text("currency"),
                            money("budget"),
                            flag("inferred"),
                            flag("deleted"),
                            number("version"))),
            List.of(
                    Filter.equal("channel", "channel", FilterValue.name("Channel of the campaign", "email")),
                    Filter.equal("currency", "currency", FilterValue.currency()),
                    inferred(),
                    deleted()),
            List.of(SortOrder.by(ID, "campaign_id")),
            false,
            new ItemId.Single("campaign_id"),
            new CampaignRow(
                    "spring",
                    "Spring sale",
                    "email",
                    LocalDate.parse("2026-03-01"),
                    LocalDate.parse("2026-03-31"),
                    "USD",
                    "2500.00",
                    false,
                    false,
                    1));

    private CatalogueTables() {}

    private static Filter inferred() {
        return Filter.equal(
                "inferred", "inferred", FilterValue.flag("Whether only other records refer to the row so far"));
    }

    private static Filter deleted() {
        return Filter.equal("deleted", "deleted", FilterValue.flag("Whether the shop has deleted it"));
    }
}
