package io.shopstream.bench.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ProcessTreeTest {
    private static final long SHOP = 1;
    private static final long SERVER = 10;

    @Test
    void shouldCountTheCpuOfEveryProgram() {
        ProcessTree before = processTree(shop(100, 3), server(5, 1), backend(11, 2));
        ProcessTree after = processTree(shop(130, 3), server(6, 1), backend(11, 2.5));

        assertThat(after.secondsSince(before))
                .containsEntry(ShopPart.JVM, 30.0)
                .containsEntry(ShopPart.POSTGRES, 1.5)
                .containsEntry(ShopPart.HELPERS, 0.0);
    }

    @Test
    void shouldCountAProcessThatBegan() {
        ProcessTree before = processTree(shop(100, 0), server(5, 0));
        ProcessTree after = processTree(shop(100, 0), server(5, 0), backend(12, 4));

        assertThat(after.secondsSince(before)).containsEntry(ShopPart.POSTGRES, 4.0);
    }

    @Test
    void shouldCountOnlyTheNewCpuOfAnEndedProcess() {
        ProcessTree before = processTree(shop(100, 0), server(5, 20), backend(11, 2));
        // The server has waited for a process that used 3 seconds in its lifetime, and for one that used 0.5.
        ProcessTree after = processTree(shop(100, 0), server(5, 23.5));

        assertThat(after.secondsSince(before).get(ShopPart.POSTGRES)).isCloseTo(1.5, within(1e-9));
    }

    @Test
    void shouldNotCountAnEndedProcessAsNegativeBeforeItsParentHasWaited() {
        ProcessTree before = processTree(shop(100, 0), server(5, 20), backend(11, 2));
        ProcessTree after = processTree(shop(100, 0), server(5, 20));

        assertThat(after.secondsSince(before)).containsEntry(ShopPart.POSTGRES, 0.0);
    }

    @Test
    void shouldCountEndedChildrenOfTheShopAsHelpers() {
        assertThat(processTree(shop(100, 7), server(5, 2)).seconds())
                .containsEntry(ShopPart.JVM, 100.0)
                .containsEntry(ShopPart.HELPERS, 7.0)
                .containsEntry(ShopPart.POSTGRES, 7.0);
    }

    private static ProcessTree processTree(TreeProcess... members) {
        return new ProcessTree(Arrays.stream(members).collect(Collectors.toMap(TreeProcess::pid, member -> member)));
    }

    private static TreeProcess shop(double seconds, double endedChildren) {
        return new TreeProcess(SHOP, ShopPart.JVM, OptionalLong.empty(), seconds, endedChildren);
    }

    private static TreeProcess server(double seconds, double endedChildren) {
        return new TreeProcess(SERVER, ShopPart.POSTGRES, OptionalLong.of(SHOP), seconds, endedChildren);
    }

    private static TreeProcess backend(long pid, double seconds) {
        return new TreeProcess(pid, ShopPart.POSTGRES, OptionalLong.of(SERVER), seconds, 0);
    }
}
