package io.shopstream.bench.idle;

import io.shopstream.api.answer.live.Rates;
import io.shopstream.api.answer.pipeline.PipelineStatus;
import io.shopstream.bench.idle.sample.LogGrowth;
import io.shopstream.bench.idle.sample.MeasuredShop;
import io.shopstream.bench.idle.sample.Sample;
import io.shopstream.bench.idle.sample.ShopJvm;
import io.shopstream.bench.idle.sample.ShopPostgres;
import io.shopstream.local.console.CommandFailure;
import io.shopstream.schemas.client.Outcome.Answered;
import io.shopstream.schemas.client.ServiceHttp;
import io.shopstream.schemas.client.ServicePaths;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Measures a running shop. Reads its counters only at the beginning and at the end, so that the measurement itself
 * costs little.
 */
public final class IdleBench {
    private static final Duration STATUS_TIMEOUT = Duration.ofSeconds(5);

    private final PrintWriter out;
    private final Shop shop;

    /**
     * Identifies a running shop.
     *
     * @param pid process id of its JVM
     * @param api root of its API
     * @param warehouse JDBC address, without user
     * @param rate requested orders per second
     */
    public record Shop(long pid, Path dataDirectory, String api, String warehouse, String rate) {}

    public IdleBench(PrintWriter out, Shop shop) {
        this.out = out;
        this.shop = shop;
    }

    /**
     * @param alive throws {@link CommandFailure} if the shop has ended
     * @return the report
     * @throws CommandFailure if the shop stops
     */
    public String run(int warmUpSeconds, int seconds, Runnable alive) throws InterruptedException {
        Countdown countdown = new Countdown(out);
        countdown.await("Warming up", warmUpSeconds, alive);
        try (MeasuredShop measured = new MeasuredShop(
                shop.pid(), shop.dataDirectory(), ShopJvm.attach(shop.pid()), ShopPostgres.connect(shop.warehouse()))) {
            // Not counted: the first sample loads classes, in this JVM and in the shop's.
            measured.sample();
            Sample before = measured.sample();
            countdown.await("Measuring", seconds, alive);
            Sample after = measured.sample();
            return IdleReport.text(new IdleMeasurement(
                    shop.rate(),
                    before,
                    after,
                    new LogGrowth(measured.kafka()).between(before.log(), after.log()),
                    measured.memory(),
                    measured.jvmMemory(),
                    arrived()));
        } catch (CommandFailure e) {
            // The usual reason is that the shop has ended, and that message says more.
            alive.run();
            throw e;
        }
    }

    // Empty if the shop does not answer.
    private Optional<Rates> arrived() {
        try (ServiceHttp http = ServiceHttp.to(shop.api(), STATUS_TIMEOUT)) {
            return http.get(ServicePaths.SHOP_STATUS, PipelineStatus.class)
                            instanceof Answered<PipelineStatus>(PipelineStatus status)
                    ? Optional.of(status.rates())
                    : Optional.empty();
        }
    }
}
