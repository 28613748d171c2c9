package io.shopstream.local.verify.scratch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MappedFileTest {
    private static final long MB = 1 << 20;
    private static final long SPARE = 256 * MB;

    @Test
    void shouldSayHowMuchSpaceIsMissingAndNeverThatNoneIs() {
        assertThat(MappedFile.missing(MB, SPARE + MB)).isZero();
        assertThat(MappedFile.missing(MB, SPARE + MB - 1)).isOne();
        assertThat(MappedFile.megabytes(MappedFile.missing(128 << 10, 0))).isEqualTo(257);
        assertThat(MappedFile.megabytes(1)).isOne();
        assertThat(MappedFile.megabytes(MB)).isOne();
    }
}
