package io.shopstream.api.scripts;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.api.reports.format.chart.PageScripts;
import org.junit.jupiter.api.Test;

/** Rows that a page writes as CSV itself have the form of the API's. */
class CsvTest {
    private static final PageScripts SCRIPTS = new PageScripts().module("/pages/js/cards/csv.js");

    @Test
    void shouldWriteTheColumnsOfAllRowsInTheirOrder() {
        assertThat(SCRIPTS.text("csvOf([{ name: 'A', net: '-460.08' }, { name: 'B', net: null, orders: 3 }])"))
                .isEqualTo("name,net,orders\r\nA,-460.08,\r\nB,,3\r\n");
    }

    @Test
    void shouldQuoteWhatWouldBeReadOtherwise() {
        assertThat(SCRIPTS.text("csvOf([{ a: 'x, y', b: 'say \"no\"', c: '=1+1', d: '-x' }])"))
                .isEqualTo("a,b,c,d\r\n\"x, y\",\"say \"\"no\"\"\",'=1+1,'-x\r\n");
    }

    @Test
    void shouldLeaveOutWhatIsNotASingleValue() {
        assertThat(SCRIPTS.text("csvOf([{ a: 1, changes: null }, { a: 2, changes: { net: 1 } }])"))
                .isEqualTo("a\r\n1\r\n2\r\n");
    }

    @Test
    void shouldWriteAnEmptyLineForNoRows() {
        assertThat(SCRIPTS.text("csvOf([])")).isEqualTo("\r\n");
    }
}
