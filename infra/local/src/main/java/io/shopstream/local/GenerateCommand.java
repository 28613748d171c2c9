package io.shopstream.local;

import io.shopstream.local.console.Commands;
import io.shopstream.local.shop.Part;
import io.shopstream.local.shop.WhichShop;
import io.shopstream.local.up.RateOption;
import io.shopstream.local.watch.BurstWatch;
import io.shopstream.schemas.client.ProducerClient;
import io.shopstream.schemas.query.ProducerStatus;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Controls the simulated shop: {@code ./shopstream generate}. */
@Command(
        name = "generate",
        description = {
            "Control the simulated shop: place orders at once, set the order rate, start a flash sale or a wave.",
            "A rate set here lasts until the next ./shopstream up."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class GenerateCommand implements Callable<Integer> {
    private static final String FLASH_SALE_FACTOR = "5";
    private static final String WAVE_FACTOR = "3";

    @ArgGroup(multiplicity = "1")
    private Action action = new Action();

    @Option(
            names = "--factor",
            paramLabel = "F",
            description = "Factor by which a flash sale multiplies the rate, and by which a wave multiplies and divides"
                    + " it (default: " + FLASH_SALE_FACTOR + " for a flash sale, " + WAVE_FACTOR
                    + " for a wave; factor 1 ends a wave).")
    private @Nullable Double factor;

    @Option(names = "--no-wait", description = "With --orders: do not wait until the orders are in the log.")
    private boolean noWait;

    @Mixin
    private WhichShop which = WhichShop.with(Part.PRODUCER);

    @Spec
    private @Nullable CommandSpec spec;

    /** The mutually exclusive actions. */
    static final class Action {
        @Option(
                names = "--orders",
                paramLabel = "N",
                description = "Place N orders at once, as fast as Kafka accepts them.")
        private @Nullable Long orders;

        @Option(
                names = "--rate",
                paramLabel = "N|max",
                description = "Set the rate to N orders per second, 0 for none.")
        private @Nullable String rate;

        @Option(
                names = "--flash-sale",
                paramLabel = "SECONDS",
                description = "Start a flash sale of this length, at rate * F.")
        private @Nullable Integer flashSale;

        @Option(
                names = "--wave",
                paramLabel = "SECONDS",
                description = "Let the rate swing between rate / F and rate * F with this period.")
        private @Nullable Integer wave;
    }

    @Override
    public Integer call() throws InterruptedException {
        check();
        PrintWriter out = Commands.out(spec);
        try (ProducerClient producer = which.shopToChange().producer()) {
            Long orders = action.orders;
            ProducerStatus status;
            if (orders != null) {
                status = producer.generate(orders);
                if (!noWait) {
                    status = new BurstWatch(out, producer::status).await(orders, status);
                }
            } else if (action.rate != null) {
                status = producer.setRate(RateOption.parse(action.rate));
            } else if (action.flashSale != null) {
                status = producer.startFlashSale(action.flashSale, factor(FLASH_SALE_FACTOR));
            } else {
                status = producer.startWave(Objects.requireNonNull(action.wave), factor(WAVE_FACTOR));
            }
            out.print(text(status));
            out.flush();
        }
        return 0;
    }

    private void check() {
        boolean rising = action.flashSale != null || action.wave != null;
        Commands.require(spec, action.orders == null || action.orders >= 1, "--orders must be 1 or more");
        Commands.require(spec, factor == null || rising, "--factor goes with --flash-sale or --wave");
        Commands.require(spec, factor == null || factor >= 1, "--factor must be 1 or more");
        Commands.require(spec, !noWait || action.orders != null, "--no-wait goes with --orders");
        Commands.require(
                spec, action.flashSale == null || action.flashSale >= 1, "--flash-sale must be 1 second or more");
        Commands.require(spec, action.wave == null || action.wave >= 1, "--wave must be 1 second or more");
        if (action.rate != null) {
            Commands.parsed(spec, RateOption::parse, action.rate);
        }
    }

    private double factor(String defaultFactor) {
        return factor == null ? Double.parseDouble(defaultFactor) : factor;
    }

    private static String text(ProducerStatus status) {
        return "The simulated shop is %s at %s orders/s; records in the log since it started: %,d, in flight: %,d%s%n"
                .formatted(
                        status.state().toLowerCase(java.util.Locale.ROOT),
                        status.ordersPerSecond(),
                        status.acked(),
                        status.inFlight(),
                        status.burstLeft() == 0
                                ? ""
                                : ", orders still to be placed: %,d".formatted(status.burstLeft()));
    }
}
