package io.shopstream.producer.catalogue;

import io.shopstream.schemas.avro.Category;
import io.shopstream.schemas.avro.Product;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import net.datafaker.Faker;

/** Makes categories and products out of {@code categories.txt}: departments take turns, so any number covers them all. */
final class ProductMaker {
    private static final List<List<String>> TABLE = TableFile.rows("categories.txt");
    /** The most categories there can be. */
    static final int MOST_CATEGORIES = TABLE.size();

    private static final int NAME_TRIES = 20;

    private final CatalogueSpec spec;
    private final Faker faker;
    private final Random random;

    /** The faker must draw from {@code random}: it is seeded anew for every item. */
    ProductMaker(CatalogueSpec spec, Faker faker, Random random) {
        this.spec = spec;
        this.faker = faker;
        this.random = random;
    }

    List<Category> categories() {
        List<Category> categories = new ArrayList<>(spec.categories());
        for (int index = 0; index < spec.categories(); index++) {
            random.setSeed(spec.seedOf("category", index));
            categories.add(Category.newBuilder()
                    .setCategoryId(UuidV7.next(CatalogueSpec.EPOCH, random))
                    .setVersion(CatalogueSpec.EPOCH.toEpochMilli())
                    .setDepartment(TABLE.get(index).get(0))
                    .setName(TABLE.get(index).get(1))
                    .build());
        }
        return categories;
    }

    List<Product> products(List<Category> categories) {
        // A product's content hangs on currency and categories too, so its id does: one id never means two things.
        String kind = "product/" + spec.currency() + "/" + categories.size();
        Set<String> names = new HashSet<>();
        List<Product> products = new ArrayList<>(spec.products());
        for (int index = 0; index < spec.products(); index++) {
            random.setSeed(spec.seedOf(kind, index));
            int category = index % categories.size();
            long price = price(TABLE.get(category).get(2));
            products.add(Product.newBuilder()
                    .setProductId(UuidV7.next(CatalogueSpec.EPOCH, random))
                    .setVersion(CatalogueSpec.EPOCH.toEpochMilli())
                    .setCategoryId(categories.get(category).getCategoryId())
                    .setCurrency(spec.currency())
                    .setPriceMinor(price)
                    .setCostMinor(price * random.nextInt(45, 76) / 100)
                    .setStockQuantity((long) random.nextInt(50, 2_001))
                    .setName(name(category, index / categories.size(), names))
                    .setActive(true)
                    .build());
        }
        return products;
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
        // So many things of one kind that colours run out: number them like models.
        String name = thing + " No. " + (indexInCategory + 1);
        taken.add(name);
        return name;
    }

    /** Between the bounds, cheap ones more often, ending in 9 or 99 as prices do. */
    private long price(String range) {
        String[] bounds = range.split("-", 2);
        double lowest = Math.log(Double.parseDouble(bounds[0]));
        double highest = Math.log(Double.parseDouble(bounds[1]));
        long price = Math.round(Math.exp(lowest + random.nextDouble() * (highest - lowest)));
        return price < 2_000 ? price / 10 * 10 + 9 : price / 100 * 100 + 99;
    }

    private static String capitalized(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
