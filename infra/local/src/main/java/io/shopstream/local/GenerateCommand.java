package io.shopstream.local;

import io.shopstream.local.up.DataDirectoryOption;
import io.shopstream.local.console.Commands;
import io.shopstream.local.producer.BurstWatch;
import io.shopstream.local.producer.ProducerHttp;
import io.shopstream.local.up.RateOption;
import io.shopstream.schemas.query.ProducerStatus;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./shopstream generate}: the knobs of the simulated shop. */
@Command(
        name = "generate",
        description = {
            "Let the simulated shop sell: so many orders at once, at another rate, in a flash sale or in waves.",
            "The rate that is set lasts until the next up."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class GenerateCommand implements Callable<Integer> {
    private static final String FLASH_SALE_FACTOR = "5";
    private static final String WAVE_FACTOR = "3";

    @ArgGroup(multiplicity = "1")
    private Wish request = new Wish();

    @Option(
            names = "--factor",
            paramLabel = "F",
            description = "By how much a flash sale or a wave raises the rate (default: " + FLASH_SALE_FACTOR
                    + " for a flash sale, " + WAVE_FACTOR + " for a wave; a wave of factor 1 ends the waves).")
    private @Nullable Double factor;

    @Option(names = "--no-wait", description = "With --orders: do not wait until they are in the log.")
    private boolean noWait;

    @Mixin
    private DataDirectoryOption dataDirectory = new DataDirectoryOption();

    @Spec
    private @Nullable CommandSpec spec;

    /** One of them. */
    static final class Wish {
        @Option(
                names = "--orders",
                paramLabel = "N",
                description = "So many orders at once, as fast as Kafka takes them.")
        private @Nullable Long orders;

        @Option(names = "--rate", paramLabel = "N|max", description = "Orders per second from here on, 0 for none.")
        private @Nullable String rate;

        @Option(names = "--flash-sale", paramLabel = "SECONDS", description = "Everybody comes at once, for so long.")
        private @Nullable Integer flashSale;

        @Option(
                names = "--wave",
                paramLabel = "SECONDS",
                description = "The rate swings between rate / F and rate * F in so long a period.")
        private @Nullable Integer wave;
    }

    @Override
    public Integer call() throws InterruptedException {
        check();
        PrintWriter out = Commands.out(spec);
        try (ProducerHttp producer = new ProducerHttp(dataDirectory.endpoints().producer())) {
            Long orders = request.orders;
            ProducerStatus status;
            if (orders != null) {
                status = producer.tell("/producer/generate", Map.of("orders", orders));
                if (!noWait) {
                    status = new BurstWatch(out, producer::status).await(orders, status);
                }
            } else if (request.rate != null) {
                status = producer.tell("/producer/rate", Map.of("orders_per_second", RateOption.parse(request.rate)));
            } else if (request.flashSale != null) {
                status = producer.tell(
                        "/producer/flash-sale",
                        Map.of("seconds", request.flashSale, "factor", factor(FLASH_SALE_FACTOR)));
            } else {
                status = producer.tell(
                        "/producer/wave",
                        Map.of("period_seconds", Objects.requireNonNull(request.wave), "factor", factor(WAVE_FACTOR)));
            }
            out.print(answer(status));
            out.flush();
        }
        return 0;
    }

    private void check() {
        boolean rising = request.flashSale != null || request.wave != null;
        Commands.require(spec, request.orders == null || request.orders >= 1, "--orders must be 1 or more");
        Commands.require(spec, factor == null || rising, "--factor goes with --flash-sale or --wave");
        Commands.require(spec, factor == null || factor >= 1, "--factor must be 1 or more");
        Commands.require(spec, !noWait || request.orders != null, "--no-wait goes with --orders");
        Commands.require(
                spec, request.flashSale == null || request.flashSale >= 1, "--flash-sale must be 1 second or more");
        Commands.require(spec, request.wave == null || request.wave >= 1, "--wave must be 1 second or more");
        if (request.rate != null) {
            Commands.parsed(spec, RateOption::parse, request.rate);
        }
    }

    private double factor(String otherwise) {
        return factor == null ? Double.parseDouble(otherwise) : factor;
    }

    private static String answer(ProducerStatus status) {
        return "The simulated shop is %s at %s orders/s; records in the log since it started: %,d, on their way: %,d%s%n"
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
