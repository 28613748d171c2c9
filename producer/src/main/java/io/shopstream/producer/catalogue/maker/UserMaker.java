package io.shopstream.producer.catalogue.maker;

import io.shopstream.producer.catalogue.Country;
import io.shopstream.producer.catalogue.CustomerType;
import io.shopstream.producer.catalogue.DayShape;
import io.shopstream.producer.catalogue.Persona;
import io.shopstream.producer.catalogue.RecentGrowth;
import io.shopstream.producer.catalogue.UserRow;
import io.shopstream.producer.catalogue.UuidV7;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import net.datafaker.Faker;

/** Creates users: names from Datafaker, cities and countries from {@code countries.txt}, so that they match. */
final class UserMaker {
    /** Share of users who registered before the shop's history begins. */
    static final double REGISTERED_BEFORE = 0.35;

    private static final Duration OLDEST_ACCOUNT = Duration.ofDays(2 * 365);
    // Relative growth of daily sign-ups over the history.
    private static final double GROWTH = 1.2;
    // Share of the sign-ups that follow a rise of the orders, where there is one.
    private static final double RISING = 0.15;
    private static final double DAY = Duration.ofDays(1).toMillis();
    private static final Duration HOUR = Duration.ofHours(1);
    private static final double BUSIEST_HOUR = 2;

    private final CatalogueSpec spec;
    private final Faker faker;
    private final Random random;
    private final RecentGrowth growth;

    /** The faker must use {@code random}, which is seeded anew for every user. */
    UserMaker(CatalogueSpec spec, Faker faker, Random random) {
        this.spec = spec;
        this.faker = faker;
        this.random = random;
        this.growth = new RecentGrowth(spec.opening());
    }

    List<UserRow> users() {
        List<UserRow> users = new ArrayList<>(spec.users());
        for (int index = 0; index < spec.users(); index++) {
            random.setSeed(spec.seedOf("user", index));
            users.add(user(index));
        }
        return users;
    }

    private UserRow user(int index) {
        Country country = Country.draw(random);
        // The first user always registered before the history, so that the shop is never without a customer.
        boolean before = random.nextDouble() < REGISTERED_BEFORE || index == 0;
        Instant registeredAt = before ? longAgo() : duringTheHistory(country);
        String id = UuidV7.next(registeredAt, random);
        String first = faker.name().firstName();
        String last = faker.name().lastName();
        return new UserRow(
                id,
                first + " " + last,
                mailName(first) + "." + mailName(last) + "." + index + "@example.com",
                country.name(),
                country.cities().get(random.nextInt(country.cities().size())),
                before ? Persona.of(id).becomes() : CustomerType.NEW,
                registeredAt);
    }

    private Instant longAgo() {
        return spec.historyBegins().minusSeconds(1 + random.nextLong(OLDEST_ACCOUNT.toSeconds()));
    }

    private Instant duringTheHistory(Country country) {
        long length = Duration.between(spec.historyBegins(), spec.opening()).toMillis();
        double share = share(random.nextDouble(), length);
        Instant day = spec.historyBegins().plusMillis((long) (share * length));
        Instant at = day;
        while (random.nextDouble() * BUSIEST_HOUR
                > DayShape.hour(at.atZone(country.zone()).getHour())) {
            at = day.minus(HOUR.multipliedBy(random.nextInt(24)));
        }
        return at.isBefore(spec.historyBegins()) ? day : at;
    }

    /** Which part of the history has passed, of a uniformly distributed number. */
    private double share(double drawn, long length) {
        double steady = drawn;
        if (spec.rising()) {
            if (drawn < RISING) {
                return Math.max(0, 1 - growth.draw(drawn / RISING) * DAY / length);
            }
            steady = (drawn - RISING) / (1 - RISING);
        }
        return (Math.sqrt(1 + steady * (2 * GROWTH + GROWTH * GROWTH)) - 1) / GROWTH;
    }

    static String mailName(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    }
}
