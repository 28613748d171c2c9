package io.shopstream.producer.capture;

import io.shopstream.producer.catalogue.CampaignRow;
import io.shopstream.producer.catalogue.Catalogue;
import io.shopstream.producer.catalogue.CategoryRow;
import io.shopstream.producer.catalogue.CustomerType;
import io.shopstream.producer.catalogue.ProductRow;
import io.shopstream.producer.catalogue.UserRow;
import io.shopstream.producer.database.Origin;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/** Creates a small, deterministic shop. */
final class SampleRows {
    static final Instant OPENING = Instant.parse("2026-03-01T12:00:00.123Z");

    private SampleRows() {}

    static Catalogue shop(int users, int products) {
        return new Catalogue(
                List.of(new CategoryRow("c1", "Tents", "Outdoor"), new CategoryRow("c2", "Lampes à pétrole", "Maison")),
                IntStream.range(0, products)
                        .mapToObj(index -> product(index, 1_999 + index))
                        .toList(),
                IntStream.range(0, users).mapToObj(SampleRows::user).toList(),
                List.of(new CampaignRow(
                        "k1", "Spring", "email", LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 31), "USD", 500_000)));
    }

    static UserRow user(int index) {
        return new UserRow(
                "u%05d".formatted(index),
                "Name " + index,
                "u" + index + "@example.org",
                "France",
                "Lyon",
                CustomerType.values()[index % 4],
                OPENING.plusMillis(index));
    }

    static ProductRow product(int index, long priceMinor) {
        return new ProductRow(
                "p%05d".formatted(index),
                "Product \"" + index + "\"",
                index % 2 == 0 ? "c1" : "c2",
                "USD",
                priceMinor,
                priceMinor / 2,
                100,
                true,
                OPENING);
    }

    static Origin origin(int users, int products) {
        return new Origin(42, "USD", users, 2, products, 1, OPENING, "none", null);
    }
}
