package io.shopstream.api.reports.shown;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.api.Browser;
import io.shopstream.api.pages.ComparedShop;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Compares what a reader of a report sees with plain SQL over the facts. */
record ReportCheck(ComparedShop shop, Path folder) {
    /** Nobody can add up a forecast; these are compared with its address. */
    private static final String FORECAST = "forecast";

    private static final int FIGURES_IN_A_LINE = 3;

    void check(AskedReport asked) throws IOException {
        ShownReport shown = ShownReport.read(shop, asked, Browser.shared(), folder);
        RecomputedReport expected = RecomputedReport.of(shop, asked);

        expected.tables()
                .forEach((name, rows) ->
                        assertThat(shown.tables().get(name)).as(name).isEqualTo(rows));
        assertThat(shown.tables().get("key-figures")).isEqualTo(expected.keyFigures());
        assertThat(shown.tables().keySet().stream()
                        .filter(name -> !name.startsWith(FORECAST) && !name.equals("key-figures")))
                .containsExactlyInAnyOrderElementsOf(expected.tables().keySet());
        List<List<String>> figures =
                expected.keyFigures().stream().map(row -> row.subList(0, 2)).toList();
        assertThat(shown.figures()).extracting(figure -> figure.subList(0, 2)).isEqualTo(figures);
        expected.tables().forEach((name, rows) -> inOrder(shown.paper(), name, rows));
        for (int from = 0; from < figures.size(); from += FIGURES_IN_A_LINE) {
            assertThat(shown.paper())
                    .contains(figures.subList(from, Math.min(from + FIGURES_IN_A_LINE, figures.size())).stream()
                            .map(List::getLast)
                            .collect(Collectors.joining(" ")));
        }
        expected.told().assertAllKnown(shown.sentences());
    }

    /** Texts may take several lines, which are mixed with other cells; what follows the last one is on one line. */
    private static void inOrder(String paper, String name, List<List<String>> rows) {
        int at = 0;
        for (List<String> row : rows) {
            String numbers = row.stream().skip(1).filter(ReportCheck::isNumber).collect(Collectors.joining(" "));
            int found = paper.indexOf(numbers, at);
            assertThat(found).as("%s: %s in the PDF after %s", name, row, at).isNotNegative();
            at = found + numbers.length();
        }
    }

    private static boolean isNumber(String cell) {
        return cell.equals(Written.NONE) || cell.matches("-?(\\D|[A-Z]{3} )?[\\d,]+(\\.\\d+)?( %)?");
    }
}
