package io.shopstream.producer.catalogue;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A country of customers and its buying habits, from {@code countries.txt}.
 *
 * @param usersPercent share of all customers, in percent
 * @param zone time zone that visits follow
 * @param mobile share of visits from a phone
 * @param marketplace share of visits through a marketplace
 * @param basket relative basket size, 1 is the norm
 * @param cancelling relative likelihood of cancelling an order, 1 is the norm
 * @param sendingBack relative likelihood of a return or refund, 1 is the norm
 */
public record Country(
        String name,
        int usersPercent,
        ZoneId zone,
        List<String> cities,
        double mobile,
        double marketplace,
        double basket,
        double cancelling,
        double sendingBack) {
    private static final double PERCENT = 100;
    private static final List<Country> ALL =
            TableFile.rows("countries.txt").stream().map(Country::of).toList();
    private static final int SHARES =
            ALL.stream().mapToInt(Country::usersPercent).sum();

    /** All countries of the table, in a fixed order. */
    public static List<Country> all() {
        return ALL;
    }

    /** The country of that name; one that is not in the table gets usual habits and UTC. */
    public static Country named(String name) {
        for (Country country : ALL) {
            if (country.name.equals(name)) {
                return country;
            }
        }
        return new Country(name, 1, ZoneOffset.UTC, List.of(name), 0.55, 0.08, 1, 1, 1);
    }

    /** Draws each country with the probability of its share of the customers. */
    public static Country draw(RandomGenerator random) {
        int drawn = random.nextInt(SHARES);
        for (Country country : ALL) {
            drawn -= country.usersPercent;
            if (drawn < 0) {
                return country;
            }
        }
        throw new IllegalStateException("drew no country: the shares of countries.txt do not add up");
    }

    private static Country of(List<String> row) {
        return new Country(
                row.get(0),
                Integer.parseInt(row.get(1)),
                ZoneId.of(row.get(2)),
                TableFile.list(row.get(3)),
                Integer.parseInt(row.get(4)) / PERCENT,
                Integer.parseInt(row.get(5)) / PERCENT,
                Integer.parseInt(row.get(6)) / PERCENT,
                Integer.parseInt(row.get(7)) / PERCENT,
                Integer.parseInt(row.get(8)) / PERCENT);
    }
}
