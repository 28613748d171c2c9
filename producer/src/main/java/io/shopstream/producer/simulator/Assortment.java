package io.shopstream.producer.simulator;

import io.shopstream.producer.catalogue.CategoryRow;
import io.shopstream.producer.catalogue.ProductRow;
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
final class Assortment {
    private static final int TRIES = 24;

    private final List<Shelf> shelves = new ArrayList<>();
    private final List<Item> items = new ArrayList<>();
    private final Map<String, Item> itemsById = new HashMap<>();
    private final Map<String, Shelf> shelvesById = new HashMap<>();
    private final RandomGenerator random;
    private List<Item> changed = new ArrayList<>();
    private Alias shelfDraws = new Alias(new double[1]);
    private Popularity popularity = new Popularity(List.of());

    Assortment(List<CategoryRow> categories, List<ProductRow> products, RandomGenerator random) {
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
    void refresh(long millis) {
        LocalDate day = LocalDate.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC);
        popularity = new Popularity(items);
        double[] weights = new double[shelves.size()];
        for (int index = 0; index < weights.length; index++) {
            weights[index] = shelves.get(index).refresh(popularity, day, millis);
        }
        shelfDraws = new Alias(weights);
    }

    /** Draws a product that can be bought; null if repeated draws find none. */
    @Nullable Item draw(long millis) {
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
    Item drawAlike(Item item, long millis) {
        Item alike = shelfOf(item).draw(random);
        return alike.isShown(millis) ? alike : item;
    }

    Shelf shelfOf(Item item) {
        return Objects.requireNonNull(shelvesById.get(item.categoryId()));
    }

    Item byId(String id) {
        return Objects.requireNonNull(itemsById.get(id));
    }

    Item any() {
        return items.get(random.nextInt(items.size()));
    }

    /** Ordered by id. */
    List<Item> items() {
        return items;
    }

    List<Shelf> shelves() {
        return shelves;
    }

    void changed(Item item) {
        if (item.markChanged()) {
            changed.add(item);
        }
    }

    List<ProductRow> drainChanges() {
        if (changed.isEmpty()) {
            return List.of();
        }
        List<ProductRow> rows = changed.stream().map(Item::readChange).toList();
        changed = new ArrayList<>();
        return rows;
    }
}
