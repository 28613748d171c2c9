package io.shopstream.producer.imports;

import io.shopstream.producer.imports.lines.RetailLine;
import io.shopstream.schemas.avro.Product;
import io.shopstream.schemas.avro.User;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Collects the newest state of the customers and products in the loaded lines. Ignores rejected lines: most are stock
 * corrections, whose descriptions ("damaged", "check", "?") would become product names. Sorted by id, so that the same
 * file always gives the same records in the same order.
 */
final class CatalogueCollector {
    private final Map<String, KnownUser> users = new TreeMap<>();
    private final Map<String, KnownProduct> products = new TreeMap<>();

    void add(RetailLine line, long lineNumber) {
        Position position = new Position(line.invoicedAt(), lineNumber);
        String customer = line.customerId();
        if (customer != null) {
            users.computeIfAbsent(customer, id -> new KnownUser()).add(line, position);
        }
        products.computeIfAbsent(line.stockCode(), id -> new KnownProduct()).add(line, position);
    }

    List<User> users() {
        return users.entrySet().stream()
                .map(user -> User.newBuilder()
                        .setUserId(user.getKey())
                        .setVersion(user.getValue().last.version())
                        .setCountry(user.getValue().country)
                        .build())
                .toList();
    }

    List<Product> products() {
        return products.entrySet().stream()
                .map(product -> Product.newBuilder()
                        .setProductId(product.getKey())
                        .setVersion(product.getValue().last.version())
                        .setName(product.getValue().name)
                        .setCurrency(product.getValue().currency)
                        .setPriceMinor(product.getValue().priceMinor)
                        .build())
                .toList();
    }

    /** Orders lines by date, then by line number. */
    private record Position(Instant at, long line) implements Comparable<Position> {
        static final Position NEVER = new Position(Instant.MIN, 0);

        @Override
        public int compareTo(Position other) {
            return Comparator.comparing(Position::at)
                    .thenComparingLong(Position::line)
                    .compare(this, other);
        }

        long version() {
            return at.toEpochMilli();
        }
    }

    private static final class KnownUser {
        private Position last = Position.NEVER;
        private @Nullable String country;

        void add(RetailLine line, Position position) {
            if (position.compareTo(last) > 0) {
                last = position;
                country = line.country();
            }
        }
    }

    private static final class KnownProduct {
        private Position last = Position.NEVER;
        private Position named = Position.NEVER;
        private long priceMinor;
        private String currency = "";
        private @Nullable String name;

        void add(RetailLine line, Position position) {
            if (position.compareTo(last) > 0) {
                last = position;
                priceMinor = line.priceMinor();
                currency = line.currency();
            }
            if (line.description() != null && position.compareTo(named) > 0) {
                named = position;
                name = line.description();
            }
        }
    }
}
