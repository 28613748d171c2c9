package io.shopstream.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.schemas.query.ProductView;
import io.shopstream.streams.query.ProductQueries;
import io.shopstream.streams.query.cluster.QueryCoordinator;
import io.shopstream.streams.query.cluster.QueryOutcome;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compares stock answers with {@link StockOracle} over random catalogues and orders; a failure names the seed. */
class ExactStockTest {
    private static final int HISTORIES = Integer.getInteger("shopstream.histories", 60) / 10;
    private static final long FIRST_SEED = Long.getLong("shopstream.seed", System.nanoTime());

    @TempDir
    private Path stateDirectory;

    @Test
    void shouldEqualPlainRecomputation() {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + HISTORIES; seed++) {
            RandomStock history = new RandomStock(seed);
            try (TopologyDriver driver = new TopologyDriver(stateDirectory.resolve("s" + seed), cache(seed))) {
                history.steps().forEach(step -> step.accept(driver));
                check(seed, history, driver);
                driver.advance(Duration.ofHours(seed % 170));
                check(seed, history, driver);
            }
        }
    }

    @Test
    void shouldResumeWhereAnotherInstanceStopped() {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + HISTORIES / 3; seed++) {
            RandomStock history = new RandomStock(seed);
            List<RandomStock.Step> steps = history.steps();
            int cut = (int) Math.floorMod(seed, (long) steps.size());
            MemoryRegistry registry = new MemoryRegistry();
            try (TopologyDriver first = new TopologyDriver(stateDirectory.resolve("a" + seed), cache(seed), registry);
                    TopologyDriver second =
                            new TopologyDriver(stateDirectory.resolve("b" + seed), cache(seed), registry)) {
                steps.subList(0, cut).forEach(step -> step.accept(first));
                first.copyStateTo(second);
                second.advance(Duration.between(second.now(), first.now()));
                steps.subList(cut, steps.size()).forEach(step -> step.accept(second));
                check(seed, history, second);
            }
        }
    }

    private static long cache(long seed) {
        return seed % 2 == 0 ? 0 : 1024 * 1024;
    }

    private static void check(long seed, RandomStock history, TopologyDriver driver) {
        ProductQueries queries = new ProductQueries(
                QueryCoordinator.local(new DriverSource(driver), 1, Clock.systemUTC()),
                Clock.fixed(driver.now(), ZoneOffset.UTC));
        Map<String, String> answers = new TreeMap<>();
        for (String product : RandomStock.PRODUCTS) {
            if (queries.byId(product) instanceof QueryOutcome.Found<ProductView>(ProductView view)) {
                answers.put(
                        product,
                        "%s %s %s %d %s"
                                .formatted(
                                        view.name(),
                                        view.active(),
                                        view.stockQuantity(),
                                        view.unitsLast7Days(),
                                        view.daysOfCover()));
            }
        }
        assertThat(answers).as("-Dshopstream.seed=" + seed).isEqualTo(new StockOracle(history).answers(driver.now()));
        assertThat(driver.listener.count("ignored stock")).isZero();
    }
}
