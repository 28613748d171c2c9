package io.shopstream.producer.catalogue.maker;

import io.shopstream.producer.catalogue.CampaignRow;
import io.shopstream.producer.catalogue.CategoryRow;
import io.shopstream.producer.catalogue.Country;
import io.shopstream.producer.catalogue.CustomerType;
import io.shopstream.producer.catalogue.ProductRow;
import io.shopstream.producer.catalogue.TableFile;
import io.shopstream.producer.catalogue.UserRow;
import io.shopstream.producer.catalogue.UuidV7;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.random.RandomGenerator;

/** Creates rows that are new while the shop runs. Takes a microsecond per row, hence without Datafaker. */
public final class Arrivals {
    private static final List<List<String>> CATEGORIES = TableFile.rows("categories.txt");
    private static final String DEFAULT_RANGE = "1900-19900";
    private static final int MIN_STOCK = 80;
    private static final int MAX_STOCK = 400;

    private Arrivals() {}

    /** A user who registers at that moment. */
    public static UserRow user(Instant at, RandomGenerator random) {
        String id = UuidV7.next(at, random);
        String first = Words.FIRST_NAMES.draw(random);
        String last = Words.LAST_NAMES.draw(random);
        Country country = Country.draw(random);
        return new UserRow(
                id,
                first + " " + last,
                // The id's last group makes the address unique.
                UserMaker.mailName(first) + "." + UserMaker.mailName(last) + "." + id.substring(24) + "@example.com",
                country.name(),
                country.cities().get(random.nextInt(country.cities().size())),
                CustomerType.NEW,
                at);
    }

    /** A product launched at that moment. */
    public static ProductRow product(CategoryRow category, String currency, Instant at, RandomGenerator random) {
        String id = UuidV7.next(at, random);
        String range = DEFAULT_RANGE;
        List<String> things = List.of(category.name());
        for (List<String> row : CATEGORIES) {
            if (row.get(1).equals(category.name())) {
                range = row.get(2);
                things = TableFile.list(row.get(3));
            }
        }
        String thing = things.get(random.nextInt(things.size()));
        long price = Prices.draw(range, random);
        return new ProductRow(
                id,
                Words.STYLES.draw(random) + " " + thing,
                category.id(),
                currency,
                price,
                Markup.costOf(id, price),
                random.nextInt(MIN_STOCK, MAX_STOCK + 1),
                true,
                at);
    }

    /**
     * A campaign that begins today.
     *
     * @param number makes the name unique
     * @param days 1 or more
     */
    public static CampaignRow campaign(
            Instant at,
            LocalDate today,
            int number,
            int days,
            String currency,
            long budgetMinor,
            RandomGenerator random) {
        return new CampaignRow(
                UuidV7.next(at, random),
                CampaignMaker.theme(today) + " " + today.getYear() + " #" + number,
                CampaignMaker.CHANNELS.get(random.nextInt(CampaignMaker.CHANNELS.size())),
                today,
                today.plusDays(days - 1L),
                currency,
                budgetMinor);
    }
}
