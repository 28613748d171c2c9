package io.shopstream.api.scripts;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.api.reports.format.chart.PageScripts;
import org.junit.jupiter.api.Test;

/** The places at which the wall display stops on a page that is higher than the screen. */
class StopsTest {
    private static final PageScripts SCRIPTS =
            new PageScripts().module("/pages/js/shell/stops.js").script("cards", """
                    var cards = [[0, 300], [320, 900], [320, 700], [920, 1500], [1520, 4000]].map(([top, bottom]) => ({ top, bottom }));
                    var stops = (height, total) => {
                      let found = [];
                      for (let top = 0; top !== null && found.length < 99; top = nextStop(cards, { top, height }, total)) found.push(top);
                      return found.join(" ") + (found.length === countStops(cards, height, total) ? "" : " miscounted");
                    };""");

    @Test
    void shouldBeginWithTheFirstCardThatWasCut() {
        assertThat(SCRIPTS.text("stops(800, 1500)")).isEqualTo("0 304 700");
    }

    @Test
    void shouldShowAHighCardInPiecesAndEndWithTheEndOfThePage() {
        assertThat(SCRIPTS.text("stops(1000, 4000)")).isEqualTo("0 904 1504 2404 3000");
    }

    @Test
    void shouldStayOnAPageThatFits() {
        assertThat(SCRIPTS.text("stops(1500, 1500)")).isEqualTo("0");
    }

    @Test
    void shouldGoOnIfThereIsNoCard() {
        assertThat(SCRIPTS.text("nextStop([], { top: 0, height: 500 }, 2000)")).isEqualTo("450");
    }
}
