package io.shopstream.producer.catalogue.maker;

import io.shopstream.producer.catalogue.CategoryRow;
import io.shopstream.producer.catalogue.ProductRow;
import io.shopstream.producer.catalogue.TableFile;
import io.shopstream.producer.catalogue.UuidV7;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import net.datafaker.Faker;

/** Creates categories and products from {@code categories.txt}; its departments alternate, so five rows cover them. */
final class ProductMaker {
    private static final List<List<String>> TABLE = TableFile.rows("categories.txt");
    /** Maximum number of categories. */
    static final int MAX_CATEGORIES = TABLE.size();

    /** Share of products that are launched during the shop's history. */
    static final double LAUNCHED_LATER = 0.3;

    private static final int NAME_TRIES = 20;
    private static final Duration OLDEST_PRODUCT = Duration.ofDays(4 * 365);

    private final CatalogueSpec spec;
    private final Faker faker;
    private final Random random;

    /** The faker must use {@code random}, which is seeded anew for every row. */
    ProductMaker(CatalogueSpec spec, Faker faker, Random random) {
        this.spec = spec;
        this.faker = faker;
        this.random = random;
    }

    List<CategoryRow> categories() {
        List<CategoryRow> categories = new ArrayList<>(spec.categories());
        for (int index = 0; index < spec.categories(); index++) {
            random.setSeed(spec.seedOf("category", index));
            categories.add(new CategoryRow(
                    UuidV7.next(spec.historyBegins(), random),
                    TABLE.get(index).get(1),
                    TABLE.get(index).get(0)));
        }
        return categories;
    }

    List<ProductRow> products(List<CategoryRow> categories) {
        // A product's content depends on currency and categories, so its id must, too: no id ever has two contents.
        String kind = "product/" + spec.currency() + "/" + categories.size();
        Set<String> names = new HashSet<>();
        List<ProductRow> products = new ArrayList<>(spec.products());
        for (int index = 0; index < spec.products(); index++) {
            random.setSeed(spec.seedOf(kind, index));
            int category = index % categories.size();
            Instant launchedAt = launchedAt(index);
            String id = UuidV7.next(launchedAt, random);
            long price = Prices.draw(TABLE.get(category).get(2), random);
            products.add(new ProductRow(
                    id,
                    name(category, index / categories.size(), names),
                    categories.get(category).id(),
                    spec.currency(),
                    price,
                    Markup.costOf(id, price),
                    random.nextInt(80, 401),
                    true,
                    launchedAt));
        }
        return products;
    }

    /** The first product of each category is launched before the history, so that no category is empty. */
    private Instant launchedAt(int index) {
        double drawn = random.nextDouble();
        double share = random.nextDouble();
        Instant begin = spec.historyBegins();
        if (index >= spec.categories() && drawn < LAUNCHED_LATER) {
            long length = Duration.between(begin, spec.opening()).toSeconds();
            return begin.plusSeconds((long) (share * length));
        }
        return begin.minusSeconds((long) (share * OLDEST_PRODUCT.toSeconds()));
    }

    private String name(int category, int indexInCategory, Set<String> taken) {
        List<String> things = TableFile.list(TABLE.get(category).get(3));
        String thing = things.get(indexInCategory % things.size());
        for (int attempt = 0; attempt < NAME_TRIES; attempt++) {
            String name = capitalized(faker.color().name()) + " " + thing;
            if (taken.add(name)) {
                return name;
            }
        }
        // Too few colours for the products of this kind: number them like models.
        String name = thing + " No. " + (indexInCategory + 1);
        taken.add(name);
        return name;
    }

    private static String capitalized(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
