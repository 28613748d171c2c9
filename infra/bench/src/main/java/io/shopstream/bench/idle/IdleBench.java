package io.shopstream.bench.idle;

import io.shopstream.api.answer.PipelineStatus;
import io.shopstream.api.answer.Rates;
import io.shopstream.bench.shop.ShopHttp;
import io.shopstream.local.console.CommandFailure;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Measures a running shop for a while. The shop is asked twice, at the beginning and at the end, and left alone in
 * between, so that what is measured is the shop.
 */
public final class IdleBench {
    private final PrintWriter out;
    private final Shop shop;

    /**
     * Where a shop is.
     *
     * @param pid process id of its JVM
     * @param api root of its API
     * @param warehouse JDBC address, without user
     * @param rate orders per second that it was asked for
     */
    public record Shop(long pid, Path dataDirectory, String api, String warehouse, String rate) {}

    public IdleBench(PrintWriter out, Shop shop) {
        this.out = out;
        this.shop = shop;
    }

    /**
     * @param alive throws if the shop has ended, saying so
     * @return the report
     * @throws CommandFailure if the shop goes away
     */
    public String run(int warmUpSeconds, int seconds, Runnable alive) throws InterruptedException {
        Countdown countdown = new Countdown(out);
        countdown.pass("Warming up", warmUpSeconds, alive);
        try (MeasuredShop measured = new MeasuredShop(
                shop.pid(), shop.dataDirectory(), ShopJvm.attach(shop.pid()), ShopPostgres.connect(shop.warehouse()))) {
            // Not counted: the first time loads classes, here and there.
            measured.sample();
            Sample before = measured.sample();
            countdown.pass("Measuring", seconds, alive);
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
            // Mostly its end is why it does not answer, and that says more.
            alive.run();
            throw e;
        }
    }

    private Optional<Rates> arrived() throws InterruptedException {
        try (ShopHttp http = new ShopHttp()) {
            return http.get(shop.api() + "/api/status", PipelineStatus.class).map(PipelineStatus::rates);
        }
    }
}
