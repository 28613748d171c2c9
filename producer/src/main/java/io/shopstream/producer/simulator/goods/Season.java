package io.shopstream.producer.simulator.goods;

import io.shopstream.producer.catalogue.TableFile;
import io.shopstream.producer.simulator.time.YearShape;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Seasonal demand for a category, from {@code seasons.txt}; constant for a category that is not in the file. */
final class Season {
    private static final double PERCENT = 100;
    private static final Season LEVEL = new Season(new double[] {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1});
    private static final Map<String, Season> BY_CATEGORY = read();

    private final double[] months;

    private Season(double[] months) {
        this.months = months;
    }

    static Season of(String category) {
        return BY_CATEGORY.getOrDefault(category, LEVEL);
    }

    /** Relative demand; 1 is the usual. */
    double on(LocalDate day) {
        return YearShape.between(months, day);
    }

    private static Map<String, Season> read() {
        Map<String, Season> seasons = new HashMap<>();
        for (List<String> row : TableFile.rows("seasons.txt")) {
            seasons.put(
                    row.get(0),
                    new Season(TableFile.list(row.get(1)).stream()
                            .mapToDouble(percent -> Integer.parseInt(percent) / PERCENT)
                            .toArray()));
        }
        return seasons;
    }
}
