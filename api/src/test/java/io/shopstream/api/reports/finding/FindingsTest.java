package io.shopstream.api.reports.finding;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.api.reports.content.Finding;
import io.shopstream.api.reports.content.Finding.Tone;
import io.shopstream.api.reports.format.ReportText;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Constructed histories of which the true driver is known. */
class FindingsTest {
    private static final Words WORDS = new Words(new ReportText("USD", ZoneOffset.UTC));
    private static final Threshold THRESHOLD = Threshold.ofAmounts(100, 100, new BigDecimal("10.00"), Usual.UNKNOWN);

    // What a country bought of a category's product, on the web and in the app.
    private static final List<String> COUNTRIES = List.of("Germany", "France", "Norway", "Spain");
    private static final List<String> PRODUCTS = List.of("Toy train", "Toy car", "Cookbook", "Novel", "Atlas");

    /** Net by country and product. */
    private interface Sales {
        int cents(String country, String product);
    }

    private static final Sales BEFORE = (country, product) -> {
        int base = 10_000 + 1_000 * COUNTRIES.indexOf(country) + 500 * PRODUCTS.indexOf(product);
        return base + 37 * (COUNTRIES.indexOf(country) + 3 * PRODUCTS.indexOf(product));
    };

    private static NetChange change(Sales now, Sales former) {
        return change(now, former, THRESHOLD);
    }

    private static NetChange change(Sales now, Sales former, Threshold threshold) {
        Comparison net = new Comparison("net", total(now), total(former));
        return new NetChange(
                net,
                total(former).signum() != 0,
                threshold,
                List.of(
                        partition(
                                "category",
                                "categories",
                                now,
                                former,
                                net,
                                (_, product) -> product.startsWith("Toy") ? "Toys" : "Books"),
                        partition("country", "countries", now, former, net, (country, _) -> country),
                        partition("product", "products", now, former, net, (_, product) -> product)));
    }

    @Test
    void shouldSayOneSentenceOfAProductWhoseNameHasLineBreaks() {
        Finding finding = new Finding("Walnut\r\ntray\u2028\u0001 rose.", Tone.GOOD);

        assertThat(finding.sentence()).isEqualTo("Walnut tray  rose.");
    }

    private interface Naming {
        String name(String country, String product);
    }

    private static Partition partition(
            String noun, String plural, Sales now, Sales former, Comparison whole, Naming naming) {
        return Partition.of(noun, plural, by(now, naming), by(former, naming), whole);
    }

    private static Map<String, BigDecimal> by(Sales sales, Naming naming) {
        Map<String, BigDecimal> parts = new TreeMap<>();
        for (String country : COUNTRIES) {
            for (String product : PRODUCTS) {
                parts.merge(
                        naming.name(country, product),
                        BigDecimal.valueOf(sales.cents(country, product), 2),
                        BigDecimal::add);
            }
        }
        return parts;
    }

    private static BigDecimal total(Sales sales) {
        return Objects.requireNonNull(by(sales, (_, _) -> "").get(""));
    }

    private static String sentence(NetChange change) {
        return change.finding(WORDS).map(Finding::sentence).orElse("Nothing notable.");
    }

    @Test
    void shouldNameTheCountryThatDoubles() {
        Sales now = (country, product) -> BEFORE.cents(country, product) * (country.equals("Germany") ? 2 : 1)
                + (country.equals("France") ? 7 : 0);

        assertThat(sentence(change(now, BEFORE)))
                .isEqualTo("Net revenue rose by 22.0 % to $3,116.95; Germany made $561.10 of the $561.45.");
    }

    @Test
    void shouldNameTheProductThatCollapses() {
        Sales now = (country, product) ->
                product.equals("Novel") ? BEFORE.cents(country, product) / 10 : BEFORE.cents(country, product);

        NetChange change = change(now, BEFORE);

        assertThat(sentence(change)).isEqualTo("Net revenue fell by 18.9 % to $2,073.50; Novel lost all of it.");
        assertThat(change.finding(WORDS)).map(Finding::tone).contains(Tone.BAD);
    }

    @Test
    void shouldTellAPriceFromAVolume() {
        ProductChange dearer = new ProductChange(part("Novel", "1200.00", "1000.00"), 100, 100, 80, 82);
        ProductChange lessSold = new ProductChange(part("Atlas", "300.00", "1000.00"), 30, 100, 28, 95);
        ProductChange same = new ProductChange(part("Cookbook", "1010.00", "1000.00"), 101, 100, 90, 90);

        List<Finding> findings =
                new ProductChanges(new BigDecimal("3000.00"), List.of(same, dearer, lessSold)).findings(WORDS, 3);

        assertThat(findings)
                .extracting(Finding::sentence)
                .containsExactly(
                        "Atlas fell by 70.0 % to $300.00: its volume made all of it (30 units after 100).",
                        "Novel rose by 20.0 % to $1,200.00: its price made +$200.00 ($12.00 per unit after $10.00),"
                                + " its volume $0.00.");
    }

    @Test
    void shouldFindNothingWhereNothingHappens() {
        assertThat(sentence(change(BEFORE, BEFORE))).isEqualTo("Nothing notable.");
        Sales noise = (country, product) ->
                BEFORE.cents(country, product) + (country.length() % 2 == 0 ? 90 : -70) + product.length();
        assertThat(sentence(change(noise, BEFORE))).isEqualTo("Nothing notable.");
    }

    @Test
    void shouldNameNoDriverWhereAllPartsGrowAlike() {
        Sales now = (country, product) -> BEFORE.cents(country, product) * 3 / 2;

        assertThat(sentence(change(now, BEFORE)))
                .startsWith("Net revenue rose by 50.0 % to ")
                .endsWith("; no single category or country or product stands out.");
    }

    @Test
    void shouldSayThatNothingWasSoldBefore() {
        assertThat(sentence(change(BEFORE, (_, _) -> 0)))
                .isEqualTo("Net revenue was $2,555.50; nothing was sold in the former period.");
        assertThat(sentence(change((_, _) -> 0, (_, _) -> 0))).isEqualTo("Nothing notable.");
    }

    @Test
    void shouldCompareWithAFormerPeriodOfZero() {
        Sales returned = (country, _) -> COUNTRIES.indexOf(country) % 2 == 0 ? 1_000 : -1_000;
        NetChange change = change(BEFORE, returned);
        NetChange zero = new NetChange(change.net(), true, THRESHOLD, change.partitions());

        assertThat(sentence(zero)).isEqualTo("Net revenue was $2,555.50 after $0.00.");
    }

    @Test
    void shouldTellOfTwoDriversThatCancel() {
        Sales now = (country, product) -> BEFORE.cents(country, product)
                + switch (country) {
                    case "Germany" -> 8_000;
                    case "France" -> -7_990;
                    default -> 0;
                };

        assertThat(sentence(change(now, BEFORE)))
                .isEqualTo("Net revenue stayed at about $2,556.00 (+0.0 %), but two changes cancel each other: Germany"
                        + " rose by $400.00, France fell by $399.50.");
    }

    @Test
    void shouldSayWhatOthersLostIfTheDriverMadeMore() {
        Sales now = (country, product) -> BEFORE.cents(country, product) * (country.equals("Spain") ? 2 : 1)
                - (country.equals("Norway") ? 1_000 : 0);

        assertThat(sentence(change(now, BEFORE)))
                .contains("; Spain alone made $")
                .endsWith(" more, all other countries together lost $50.00.");
    }

    @Test
    void shouldNotNameWhatIsUsual() {
        List<Comparison> sundays = new ArrayList<>();
        for (int week = 0; week < 8; week++) {
            sundays.add(new Comparison("", new BigDecimal(60 + week % 3), new BigDecimal(100)));
        }
        Threshold usual = new Threshold(BigDecimal.ONE, Usual.of(sundays));

        assertThat(sentence(change((c, p) -> BEFORE.cents(c, p) * 6 / 10, BEFORE, usual)))
                .isEqualTo("Nothing notable.");
        assertThat(sentence(change((c, p) -> BEFORE.cents(c, p) * 9 / 10, BEFORE, usual)))
                .startsWith("Net revenue fell by 10.0 % to $")
                .contains(", where a change of -39.0 % is usual; ");
    }

    @Test
    void shouldSayThatEarlierChangesWereAsLarge() {
        List<Comparison> steps = new ArrayList<>();
        for (int month = 0; month < 8; month++) {
            steps.add(new Comparison("", new BigDecimal(month % 2 == 0 ? 140 : 75), new BigDecimal(100)));
        }
        Threshold wild = new Threshold(BigDecimal.ONE, Usual.of(steps));
        NetChange change = change((c, p) -> BEFORE.cents(c, p) * (c.equals("Spain") ? 2 : 1), BEFORE, wild);

        assertThat(sentence(change))
                .startsWith(
                        "Net revenue rose by 28.0 % to $3,272.15, as much as it often changes; Spain made all of it.");
        assertThat(change.finding(WORDS)).map(Finding::tone).contains(Tone.NEUTRAL);
    }

    @Test
    void shouldNotTellSharesOfWhatWasNearlyNothing() {
        assertThat(counted(400, 9, Threshold.ofCounts(400, 9, Usual.UNKNOWN)))
                .map(Finding::sentence)
                .contains("New customers rose from 9 to 400.");
    }

    @Test
    void shouldNotTakeChanceForAChange() {
        Threshold threshold = Threshold.ofCounts(12, 9, Usual.UNKNOWN);

        assertThat(counted(12, 9, threshold)).isEmpty();
        assertThat(counted(40, 9, Threshold.ofCounts(40, 9, Usual.UNKNOWN)))
                .map(Finding::sentence)
                .contains("New customers rose by 344.4 % to 40 (9 before).");
    }

    private static Optional<Finding> counted(long now, long former, Threshold threshold) {
        Comparison figure = new Comparison("New customers", BigDecimal.valueOf(now), BigDecimal.valueOf(former));
        return new FigureChange(figure, FigureChange.Unit.COUNT, FigureChange.Welcome.RISE, threshold).finding(WORDS);
    }

    @Test
    void shouldTellSharesInPoints() {
        Comparison conversion = part("Conversion", "0.0425", "0.0310");
        Threshold threshold = Threshold.ofShares(425, 10_000, 310, 10_000);

        assertThat(new FigureChange(conversion, FigureChange.Unit.SHARE, FigureChange.Welcome.RISE, threshold)
                        .finding(WORDS))
                .map(Finding::sentence)
                .contains("Conversion rose by 1.2 points to 4.3 % (3.1 % before).");
    }

    @Test
    void shouldTellMoreOrdersFromLargerOnes() {
        GrossChange change = new GrossChange(part("gross", "1500.00", "1000.00"), 140, 100, THRESHOLD);

        assertThat(change.finding(WORDS))
                .map(Finding::sentence)
                .contains("Gross revenue rose by $500.00: the number of orders made +$414.29 (140 after 100), their"
                        + " average value +$85.71 ($10.71 after $10.00).");
    }

    private static Comparison part(String name, String now, String former) {
        return new Comparison(name, new BigDecimal(now), new BigDecimal(former));
    }
}
