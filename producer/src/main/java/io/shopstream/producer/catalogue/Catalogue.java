package io.shopstream.producer.catalogue;

import io.shopstream.schemas.avro.Campaign;
import io.shopstream.schemas.avro.Category;
import io.shopstream.schemas.avro.Product;
import io.shopstream.schemas.avro.User;
import java.util.List;

/** What the shop sells and to whom; products and users the most active first. */
public record Catalogue(List<Category> categories, List<Product> products, List<User> users, List<Campaign> campaigns) {
    public Catalogue {
        categories = List.copyOf(categories);
        products = List.copyOf(products);
        users = List.copyOf(users);
        campaigns = List.copyOf(campaigns);
    }
}
