package io.shopstream.local;

import io.shopstream.api.answer.PartState;
import io.shopstream.api.answer.PipelineStatus;
import io.shopstream.local.console.CommandFailure;
import io.shopstream.local.console.Commands;
import io.shopstream.local.console.StatusText;
import io.shopstream.local.up.DataDirectoryOption;
import io.shopstream.local.up.Endpoints;
import io.shopstream.schemas.query.QueryJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Callable;
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
            "Exits 0 if every part is up, 1 otherwise."
        },
        mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {
    @Mixin
    private DataDirectoryOption dataDirectory = new DataDirectoryOption();

    @Option(names = "--json", description = "Print the API's JSON answer unchanged.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = Commands.out(spec);
        Endpoints endpoints = dataDirectory.endpoints();
        byte[] body = fetch(endpoints.api() + "/api/status");
        PipelineStatus status = QueryJson.mapper().readValue(body, PipelineStatus.class);
        out.print(json ? new String(body, StandardCharsets.UTF_8) + "\n" : StatusText.of(endpoints.api(), status));
        out.flush();
        return status.health().status().equals(PartState.UP) ? 0 : 1;
    }

    private static byte[] fetch(String address) throws InterruptedException {
        try (HttpClient http =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build()) {
            HttpResponse<byte[]> response = http.send(
                    HttpRequest.newBuilder(URI.create(address))
                            .timeout(Duration.ofSeconds(30))
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) {
                throw new CommandFailure(address + " answered HTTP " + response.statusCode());
            }
            return response.body();
        } catch (IOException e) {
            throw new CommandFailure(
                    address + " does not answer: the shop may still be starting, try again in a few seconds", e);
        }
    }
}
