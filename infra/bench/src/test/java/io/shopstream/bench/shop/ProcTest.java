package io.shopstream.bench.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProcTest {
    @ParameterizedTest
    @ValueSource(strings = {"java", "VM Periodic Tas", "(sd-pam)", "a) R 1 (b", "GC Thread#0", ""})
    void shouldReadTheNumbersAfterAnyName(String name) {
        ProcStat stat = ProcStat.parse("2615 (" + name + ") S 2521 2615 2521 0 -1 4194304 99 88 7 6 1234 66 500 25 20 0"
                + " 120 0 1234567 9999 8888 18446744073709551615 1 1 0 0 0 0 0 0 0 0 0 0 17 1 0 0 0 0 0\n");

        assertThat(stat.name()).isEqualTo(name);
        assertThat(stat.seconds()).isCloseTo(13, within(1e-9));
        assertThat(stat.endedChildren()).isCloseTo(5.25, within(1e-9));
    }

    @Test
    void shouldRejectOtherLines() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProcStat.parse("No such process"))
                .withMessageContaining("No such process");
    }

    @Test
    void shouldReadMemoryInBytes() {
        ProcMemory memory = ProcMemory.parse(List.of(
                "55d0c0a00000-7ffd5f1fe000 ---p 00000000 00:00 0                          [rollup]",
                "Rss:              204800 kB",
                "Pss:               51200 kB",
                "Pss_Dirty:         40000 kB",
                "Pss_Anon:          30000 kB"));

        assertThat(memory).isEqualTo(new ProcMemory(50L << 20, 200L << 20));
        assertThat(memory.plus(memory)).isEqualTo(new ProcMemory(100L << 20, 400L << 20));
    }
}
