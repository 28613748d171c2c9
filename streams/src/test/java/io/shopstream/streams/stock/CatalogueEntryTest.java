package io.shopstream.streams.stock;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueEntryTest {
    private static final CatalogueEntry FIFTH = new CatalogueEntry(5, true, true, 7L, "Tasse ü");

    @Test
    void shouldReadWhatItWrites() {
        same(FIFTH);
        same(new CatalogueEntry(-1, true, false, null, null));
        same(new CatalogueEntry(1, true, true, -3L, ""));
        same(CatalogueEntry.removed(9));
    }

    @Test
    void shouldKeepTheHigherVersion() {
        CatalogueEntry fourth = new CatalogueEntry(4, true, true, 1L, null);
        assertThat(FIFTH.over(null)).isEqualTo(FIFTH);
        assertThat(FIFTH.over(fourth)).isEqualTo(FIFTH);
        assertThat(fourth.over(FIFTH)).isNull();
        assertThat(FIFTH.over(FIFTH)).isNull();
    }

    @Test
    void shouldNotRestoreAProductRemovedLater() {
        CatalogueEntry removed = CatalogueEntry.removed(6);
        assertThat(removed.over(FIFTH)).isEqualTo(removed);
        assertThat(FIFTH.over(removed)).isNull();
        assertThat(CatalogueEntry.removed(4).over(FIFTH)).isNull();
        assertThat(new CatalogueEntry(7, true, true, 1L, null).over(removed)).isNotNull();
    }

    @Test
    void shouldRemoveTheEntryByATombstoneWithoutVersion() {
        CatalogueEntry unversioned = CatalogueEntry.removed(CatalogueEntry.NO_VERSION);
        assertThat(unversioned.over(FIFTH)).isEqualTo(CatalogueEntry.removed(5));
        assertThat(unversioned.over(null)).isNull();
        assertThat(unversioned.over(CatalogueEntry.removed(5))).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "10, 7, 10.00",
        "10, 30, 2.33",
        "1, 700, 0.01",
        "0, 5, 0.00",
        "-1, 3, -2.34",
        "5, 0, ",
        "5, -2, ",
        ", 5, "
    })
    void shouldRoundDaysOfCoverDown(Long stock, long units, BigDecimal days) {
        assertThat(DaysOfCover.of(stock, units)).isEqualTo(days);
    }

    private static void same(CatalogueEntry entry) {
        byte[] bytes = CatalogueEntry.SERDE.serializer().serialize("t", entry);
        assertThat(CatalogueEntry.SERDE.deserializer().deserialize("t", bytes)).isEqualTo(entry);
    }
}
