package io.shopstream.producer.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.producer.imports.ImportSummary.Totals;
import java.nio.file.Path;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Imports the whole data set, which is not in the repository: get it from https://doi.org/10.24432/C5BW33 and run with
 * {@code -Dshopstream.online-retail=<file>}.
 */
@EnabledIfSystemProperty(named = "shopstream.online-retail", matches = ".+")
class PublishedFiguresTest {
    @Test
    void shouldReproduceThePublishedTotals() throws Exception {
        long begun = System.nanoTime();
        ImportSummary summary =
                TestImports.run(Path.of(System.getProperty("shopstream.online-retail")), new RecordedOutput());
        System.out.println((System.nanoTime() - begun) / 1_000_000 + " ms " + summary);
        assertThat(summary.linesRead()).isEqualTo(541_909);
        assertThat(summary.linesLoaded()).isEqualTo(539_388);
        assertThat(summary.linesRejected()).isEqualTo(2_521);
        assertThat(summary.sales()).isEqualTo(new Totals(19_960, 530_100, 1_066_668_454));
        assertThat(summary.returns()).isEqualTo(new Totals(3_836, 9_288, -89_681_249));
        assertThat(summary.netMinor()).isEqualTo(976_987_205);
        assertThat(summary.invoicesRejectedWhole()).isEqualTo(2_104);
        assertThat(summary.invoicesRejectedInPart()).isEqualTo(57);
        assertThat(summary.invoicesScattered()).isEqualTo(1);
        assertThat(summary.netMinorByMonth())
                .hasSize(13)
                .containsEntry(YearMonth.of(2010, 12), 74_895_702L)
                .containsEntry(YearMonth.of(2011, 11), 146_175_625L)
                .containsEntry(YearMonth.of(2011, 12), 43_366_801L);
        assertThat(summary.users()).isEqualTo(4_371);
        assertThat(summary.products()).isEqualTo(3_937);
    }
}
