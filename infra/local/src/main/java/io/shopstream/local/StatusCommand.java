package io.shopstream.local;

import io.shopstream.api.answer.pipeline.PartState;
import io.shopstream.api.answer.pipeline.PipelineStatus;
import io.shopstream.local.console.CommandFailure;
import io.shopstream.local.console.Commands;
import io.shopstream.local.console.StatusText;
import io.shopstream.local.shop.Part;
import io.shopstream.local.shop.Shop;
import io.shopstream.local.shop.WhichShop;
import io.shopstream.schemas.client.Outcome.Answered;
import io.shopstream.schemas.client.Outcome.Refused;
import io.shopstream.schemas.client.Outcome.Unreachable;
import io.shopstream.schemas.client.Outcome.Unreadable;
import io.shopstream.schemas.client.ServiceHttp;
import io.shopstream.schemas.client.ServicePaths;
import io.shopstream.schemas.query.QueryJson;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints the answer of {@code GET /api/status} as tables: {@code ./shopstream status}. */
@Command(
        name = "status",
        description = {
            "Show the status of the running shop: parts, rows per table, lag, freshness, rates, rejected records.",
            "Exits 0 if every part is up; otherwise the first line says NOT HEALTHY and names the parts, and it exits"
                    + " 1."
        },
        mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    @Mixin
    private WhichShop which = WhichShop.with(Part.API);

    @Option(names = "--json", description = "Print the API's JSON answer unchanged.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = Commands.out(spec);
        Shop shop = which.shop();
        byte[] body = fetch(shop);
        PipelineStatus status = QueryJson.mapper().readValue(body, PipelineStatus.class);
        out.print(json ? new String(body, StandardCharsets.UTF_8) + "\n" : StatusText.of(shop.api(), status));
        out.flush();
        return status.health().status().equals(PartState.UP) ? 0 : 1;
    }

    private static byte[] fetch(Shop shop) {
        String address = shop.api() + ServicePaths.SHOP_STATUS;
        try (ServiceHttp http = shop.apiClient(TIMEOUT)) {
            return switch (http.get(ServicePaths.SHOP_STATUS, Function.identity())) {
                case Answered<byte[]>(byte[] body) -> body;
                case Refused<byte[]> refused
                when refused.status() == UNAUTHORIZED || refused.status() == FORBIDDEN ->
                    throw new CommandFailure(shop.keyNeeded("a key with the role reader or operator", refused));
                case Refused<byte[]> refused ->
                    throw new CommandFailure(address + " answered HTTP " + refused.status());
                case Unreachable<byte[]> _, Unreadable<byte[]> _ ->
                    throw new CommandFailure(
                            address + " does not answer: the shop may still be starting, try again in a few seconds");
            };
        }
    }
}
