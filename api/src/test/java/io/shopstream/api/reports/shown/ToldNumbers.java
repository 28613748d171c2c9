package io.shopstream.api.reports.shown;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.api.reports.shown.SoldLines.Sold;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Every number that findings may tell: what is in the tables, and what follows from what was sold in both periods. How
 * much a change is usual is none of them.
 */
final class ToldNumbers {
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(?:[$£€]|[A-Z]{3} )?\\d[\\d,]*(?:\\.\\d+)?(?: %| points)?");
    private static final Pattern USUAL = Pattern.compile(", where a change of \\S+ % is usual");

    private final Set<String> known = new HashSet<>();
    private final Set<String> names = new TreeSet<>();
    private final Written written;

    ToldNumbers(Written written) {
        this.written = written;
    }

    /** What the tables show. */
    void addCells(List<List<String>> rows) {
        rows.forEach(known::addAll);
    }

    /** How a written count changed; anything else is not read back. */
    void addChange(String now, String former) {
        if (now.matches("[\\d,]+") && former.matches("[\\d,]+")) {
            addGrowth(new BigDecimal(now.replace(",", "")), new BigDecimal(former.replace(",", "")));
        }
    }

    /** How a share changed. */
    void addPoints(BigDecimal now, BigDecimal former) {
        known.add(Written.percent(now.subtract(former).abs()).replace(" %", " points"));
    }

    /** How an amount changed. */
    void addAmounts(BigDecimal now, BigDecimal former) {
        addAmount(now);
        addAmount(former);
        addAmount(now.subtract(former));
        addGrowth(now, former);
    }

    private void addGrowth(BigDecimal now, BigDecimal former) {
        if (former.signum() != 0) {
            BigDecimal share = now.subtract(former).divide(former.abs(), MathContext.DECIMAL64);
            known.add(Written.percent(share.abs()));
            known.add((share.signum() > 0 ? "+" : "") + Written.percent(share));
        }
    }

    private void addAmount(BigDecimal amount) {
        known.add(written.amount(amount));
        known.add(written.amount(amount.abs()));
        known.add("+" + written.amount(amount.abs()));
    }

    /** What each part made of the change of the whole, and what the others made. */
    void addParts(Map<String, Sold> now, Map<String, Sold> former) {
        Set<String> all = new HashSet<>(now.keySet());
        all.addAll(former.keySet());
        BigDecimal whole = net(now).subtract(net(former));
        for (String name : all) {
            names.add(name);
            Sold sold = now.getOrDefault(name, Sold.NOTHING);
            Sold before = former.getOrDefault(name, Sold.NOTHING);
            addAmounts(sold.net(), before.net());
            addAmount(whole.subtract(sold.net().subtract(before.net())));
            addSplit(sold.net(), before.net(), sold.units(), before.units());
        }
    }

    private static BigDecimal net(Map<String, Sold> parts) {
        return parts.values().stream().map(Sold::net).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What a number of things and the value of one made of a change, half and half of what both made together. */
    void addSplit(BigDecimal amount, BigDecimal former, long count, long countFormer) {
        known.add(Written.count(count));
        known.add(Written.count(countFormer));
        if (count <= 0 || countFormer <= 0) {
            return;
        }
        BigDecimal value = amount.divide(BigDecimal.valueOf(count), MathContext.DECIMAL64);
        BigDecimal valueFormer = former.divide(BigDecimal.valueOf(countFormer), MathContext.DECIMAL64);
        BigDecimal byCount = value.add(valueFormer)
                .divide(BigDecimal.TWO, MathContext.DECIMAL64)
                .multiply(BigDecimal.valueOf(count - countFormer))
                .setScale(2, RoundingMode.HALF_UP);
        addAmount(byCount);
        addAmount(amount.subtract(former).subtract(byCount));
        addAmount(value.setScale(2, RoundingMode.HALF_UP));
        addAmount(valueFormer.setScale(2, RoundingMode.HALF_UP));
    }

    void assertAllKnown(List<String> sentences) {
        for (String sentence : sentences) {
            Matcher number = NUMBER.matcher(withoutNames(USUAL.matcher(sentence).replaceAll("")));
            while (number.find()) {
                assertThat(known).as("%s in: %s", number.group(), sentence).contains(number.group());
            }
        }
    }

    /** Products may have numbers in their names. */
    private String withoutNames(String sentence) {
        @Nullable String longest = names.stream()
                .filter(name -> name.chars().anyMatch(Character::isDigit) && sentence.contains(name))
                .max(Comparator.comparingInt(String::length))
                .orElse(null);
        return longest == null ? sentence : sentence.replace(longest, "");
    }
}
