package io.shopstream.local.report;

import io.shopstream.local.console.CommandFailure;
import io.shopstream.local.console.Commands;
import io.shopstream.local.shop.Shop;
import io.shopstream.schemas.client.Outcome;
import io.shopstream.schemas.client.Outcome.Answered;
import io.shopstream.schemas.client.Outcome.Refused;
import io.shopstream.schemas.client.Outcome.Unreachable;
import io.shopstream.schemas.client.Outcome.Unreadable;
import io.shopstream.schemas.client.ServiceHttp;
import io.shopstream.schemas.client.ServicePaths;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks the API for a report, and says every few seconds that it still waits. */
final class ReportDownload {
    private static final Duration TIMEOUT = Duration.ofMinutes(5);
    private static final Duration SAY_EVERY = Duration.ofSeconds(5);
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int TOO_MANY_REQUESTS = 429;

    private final Shop shop;
    private final PrintWriter notes;

    ReportDownload(Shop shop, PrintWriter notes) {
        this.shop = shop;
        this.notes = notes;
    }

    /** @throws CommandFailure with the remedy if there is no report */
    byte[] get(Map<String, String> body) throws InterruptedException {
        long start = System.nanoTime();
        try (ServiceHttp http = shop.apiClient(TIMEOUT)) {
            while (true) {
                Outcome<byte[]> outcome = await(http, body, start);
                if (outcome instanceof Refused<byte[]> refused
                        && refused.status() == TOO_MANY_REQUESTS
                        && System.nanoTime() - start < TIMEOUT.toNanos()) {
                    Commands.say(
                            notes,
                            "The API writes other reports first; asking again in %d s."
                                    .formatted(refused.retryAfter().toSeconds()));
                    TimeUnit.NANOSECONDS.sleep(refused.retryAfter().toNanos());
                } else {
                    return content(outcome);
                }
            }
        }
    }

    private Outcome<byte[]> await(ServiceHttp http, Map<String, String> body, long start) throws InterruptedException {
        FutureTask<Outcome<byte[]>> call = new FutureTask<>(() -> http.download(ServicePaths.EXPORT_REPORT, body));
        Thread.ofVirtual().start(call);
        while (true) {
            try {
                return call.get(SAY_EVERY.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                Commands.say(
                        notes,
                        "Still being written, %d s so far."
                                .formatted(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start)));
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            }
        }
    }

    private byte[] content(Outcome<byte[]> outcome) {
        return switch (outcome) {
            case Answered<byte[]>(byte[] content) -> content;
            case Refused<byte[]> refused -> throw new CommandFailure(refused(refused));
            // A shop that runs may need longer than this waits, so the outcome says what happened.
            case Unreachable<byte[]>(String reason) ->
                throw new CommandFailure(reason + ". If the shop does not run, start it with './shopstream up', or name"
                        + " another one with --data-dir or --api");
            case Unreadable<byte[]>(String reason) -> throw new CommandFailure(reason);
        };
    }

    private String refused(Refused<byte[]> refused) {
        String detail = Objects.requireNonNullElse(refused.detail(), "HTTP " + refused.status());
        return switch (refused.status()) {
            case UNAUTHORIZED, FORBIDDEN -> shop.keyNeeded("a key with the role reader or operator", refused);
            case BAD_REQUEST -> "there is no such report: " + detail;
            case NOT_FOUND -> "the API at %s knows no reports: it may be of an older version".formatted(shop.api());
            case TOO_MANY_REQUESTS -> "the API at %s is busy with other reports: try again later".formatted(shop.api());
            default -> "the API at %s answered HTTP %d: %s".formatted(shop.api(), refused.status(), detail);
        };
    }
}
