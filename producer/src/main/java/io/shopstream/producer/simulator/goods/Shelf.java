package io.shopstream.producer.simulator.goods;

import io.shopstream.producer.catalogue.CategoryRow;
import io.shopstream.producer.simulator.time.AliasTable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** The products of one category, drawn by popularity. */
final class Shelf {
    private final CategoryRow category;
    private final Season season;
    private final List<Item> items = new ArrayList<>();
    private AliasTable draws = new AliasTable(new double[1]);
    private double boost = 1;

    Shelf(CategoryRow category) {
        this.category = category;
        this.season = Season.of(category.name());
    }

    CategoryRow category() {
        return category;
    }

    List<Item> items() {
        return items;
    }

    void boost(double factor) {
        boost = factor;
    }

    /** Recomputes the weights of its products; returns the weight of the whole category on that day. */
    double refresh(Popularity popularity, LocalDate day, long millis) {
        double[] weights = new double[items.size()];
        double sum = 0;
        for (int index = 0; index < weights.length; index++) {
            weights[index] = popularity.of(items.get(index), millis);
            sum += weights[index];
        }
        if (weights.length > 0) {
            draws = new AliasTable(weights);
        }
        return sum * season.on(day) * boost;
    }

    /** Draws a product; the category must not be empty. */
    Item draw(RandomGenerator random) {
        return items.get(draws.draw(random));
    }
}
