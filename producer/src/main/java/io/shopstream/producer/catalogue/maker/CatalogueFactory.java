package io.shopstream.producer.catalogue.maker;

import io.shopstream.producer.catalogue.Catalogue;
import io.shopstream.producer.catalogue.CategoryRow;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import net.datafaker.Faker;

/**
 * Creates the catalogue that seeds the shop database. Only seeding uses Datafaker: loading its word lists takes about
 * half a second, which is too long while the shop runs.
 */
public final class CatalogueFactory {
    /** Maximum number of categories. */
    public static final int MAX_CATEGORIES = ProductMaker.MAX_CATEGORIES;

    private CatalogueFactory() {}

    /**
     * The state 24 months before the opening, but including every user and product of those months: those registered or
     * launched later are listed, but inactive until then.
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
