package io.shopstream.producer.simulator.goods;

import io.shopstream.producer.catalogue.CategoryRow;
import io.shopstream.producer.catalogue.ChangedRows;
import io.shopstream.producer.catalogue.ProductRow;
import io.shopstream.producer.simulator.time.AliasTable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Holds every product, grouped by category, and tracks which rows have changed. */
public final class Assortment {
    private static final int TRIES = 24;

    private final List<Shelf> shelves = new ArrayList<>();
    private final List<Item> items = new ArrayList<>();
    private final Map<String, Item> itemsById = new HashMap<>();
    private final Map<String, Shelf> shelvesById = new HashMap<>();
    private final RandomGenerator random;
    private final ChangedRows<Item> changed = new ChangedRows<>();
    private AliasTable shelfDraws = new AliasTable(new double[1]);
    private Popularity popularity = new Popularity(List.of());

    public Assortment(List<CategoryRow> categories, List<ProductRow> products, RandomGenerator random) {
        this.random = random;
        categories.stream().sorted(Comparator.comparing(CategoryRow::id)).forEach(this::addShelf);
        products.stream().sorted(Comparator.comparing(ProductRow::id)).forEach(row -> add(new Item(row)));
        if (items.isEmpty()) {
            throw new IllegalArgumentException("the shop has no products: seed its database first");
        }
    }

    private void addShelf(CategoryRow category) {
        Shelf shelf = new Shelf(category);
        shelves.add(shelf);
        shelvesById.put(category.id(), shelf);
    }

    void add(Item item) {
        Shelf shelf = shelvesById.get(item.categoryId());
        if (shelf == null) {
            throw new IllegalArgumentException("product " + item.id() + " belongs to category " + item.categoryId()
                    + ", which does not exist: add the category or correct the product");
        }
        shelf.items().add(item);
        items.add(item);
        itemsById.put(item.id(), item);
    }

    /** Recomputes all weights for that moment. */
    public void refresh(long millis) {
        LocalDate day = LocalDate.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC);
        popularity = new Popularity(items);
        double[] weights = new double[shelves.size()];
        for (int index = 0; index < weights.length; index++) {
            weights[index] = shelves.get(index).refresh(popularity, day, millis);
        }
        shelfDraws = new AliasTable(weights);
    }

    /** Draws a product that can be bought; null if repeated draws find none. */
    public @Nullable Item draw(long millis) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Shelf shelf = shelves.get(shelfDraws.draw(random));
            if (!shelf.items().isEmpty()) {
                Item item = shelf.draw(random);
                if (item.isOffered(millis)) {
                    return item;
                }
            }
        }
        return null;
    }

    /** Draws a product of the same category, in stock or not; {@code item} itself if the drawn one is not on sale. */
    public Item drawAlike(Item item, long millis) {
        Item alike = shelfOf(item).draw(random);
        return alike.isShown(millis) ? alike : item;
    }

    Shelf shelfOf(Item item) {
        return Objects.requireNonNull(shelvesById.get(item.categoryId()));
    }

    public Item byId(String id) {
        return Objects.requireNonNull(itemsById.get(id));
    }

    Item any() {
        return items.get(random.nextInt(items.size()));
    }

    /** Ordered by id. */
    public List<Item> items() {
        return items;
    }

    List<Shelf> shelves() {
        return shelves;
    }

    public void changed(Item item) {
        changed.add(item);
    }

    public List<ProductRow> drainChanges() {
        return changed.drain(Item::row);
    }
}
