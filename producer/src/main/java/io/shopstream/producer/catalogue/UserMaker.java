package io.shopstream.producer.catalogue;

import io.shopstream.schemas.avro.User;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import net.datafaker.Faker;

/** Makes users: names from Datafaker, countries and cities from {@code countries.txt} so that a city lies in its country. */
final class UserMaker {
    private static final List<List<String>> TABLE = TableFile.rows("countries.txt");
    private static final int SHARES =
            TABLE.stream().mapToInt(row -> Integer.parseInt(row.get(1))).sum();
    private static final Duration OLDEST_ACCOUNT = Duration.ofDays(3 * 365);
    // Repeated by share: 35 % new, 40 % regular, 20 % loyal, 5 % business.
    private static final List<String> TYPES = List.of("new", "regular", "loyal", "business");
    private static final int[] TYPE_BOUNDS = {35, 75, 95, 100};

    private final CatalogueSpec spec;
    private final Faker faker;
    private final Random random;

    /** The faker must draw from {@code random}: it is seeded anew for every user. */
    UserMaker(CatalogueSpec spec, Faker faker, Random random) {
        this.spec = spec;
        this.faker = faker;
        this.random = random;
    }

    List<User> users() {
        List<User> users = new ArrayList<>(spec.users());
        for (int index = 0; index < spec.users(); index++) {
            random.setSeed(spec.seedOf("user", index));
            users.add(user(index));
        }
        return users;
    }

    private User user(int index) {
        List<String> country = country();
        List<String> cities = TableFile.list(country.get(2));
        String first = faker.name().firstName();
        String last = faker.name().lastName();
        return User.newBuilder()
                .setUserId(UuidV7.next(CatalogueSpec.EPOCH, random))
                .setVersion(CatalogueSpec.EPOCH.toEpochMilli())
                .setName(first + " " + last)
                .setEmail(mailName(first) + "." + mailName(last) + "." + index + "@example.com")
                .setCountry(country.get(0))
                .setCity(cities.get(random.nextInt(cities.size())))
                .setCustomerType(type())
                .setRegisteredAt(CatalogueSpec.EPOCH.minusSeconds(random.nextLong(OLDEST_ACCOUNT.toSeconds())))
                .build();
    }

    private List<String> country() {
        int drawn = random.nextInt(SHARES);
        for (List<String> row : TABLE) {
            drawn -= Integer.parseInt(row.get(1));
            if (drawn < 0) {
                return row;
            }
        }
        throw new IllegalStateException("the shares of countries.txt do not add up");
    }

    private String type() {
        int drawn = random.nextInt(100);
        int index = 0;
        while (drawn >= TYPE_BOUNDS[index]) {
            index++;
        }
        return TYPES.get(index);
    }

    private static String mailName(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    }
}
