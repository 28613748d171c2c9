package io.shopstream.producer.catalogue;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import net.datafaker.Faker;

/**
 * Makes the catalogue of a spec, as the shop database is seeded. Datafaker is used here and nowhere else: loading its
 * word lists takes about half a second, far too much for anything that happens while the shop runs.
 */
public final class CatalogueFactory {
    /** The most categories there can be. */
    public static final int MAX_CATEGORIES = ProductMaker.MAX_CATEGORIES;

    private CatalogueFactory() {}

    /**
     * The state 24 months before the opening, but with every user and product of those months there already: what is
     * registered or launched later is in the list, and inactive until then.
     */
    public static Catalogue create(CatalogueSpec spec) {
        Random random = new Random(spec.seed());
        Faker faker = new Faker(Locale.ENGLISH, random);
        ProductMaker productMaker = new ProductMaker(spec, faker, random);
        List<CategoryRow> categories = productMaker.categories();
        return new Catalogue(
                categories,
                productMaker.products(categories),
                new UserMaker(spec, faker, random).users(),
                new CampaignMaker(spec, random).campaigns());
    }
}
