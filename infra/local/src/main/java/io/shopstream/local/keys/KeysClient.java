package io.shopstream.local.keys;

import io.shopstream.api.answer.guard.KeyItem;
import io.shopstream.api.answer.guard.NewKey;
import io.shopstream.api.answer.guard.RevokedKey;
import io.shopstream.local.console.CommandFailure;
import io.shopstream.local.shop.Shop;
import io.shopstream.schemas.client.Outcome.Failure;
import io.shopstream.schemas.client.Outcome.Refused;
import io.shopstream.schemas.client.Outcome.Unreachable;
import io.shopstream.schemas.client.Outcome.Unreadable;
import io.shopstream.schemas.client.ServiceHttp;
import io.shopstream.schemas.client.ServicePaths;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Asks an API about its keys. Every method throws {@link CommandFailure}, with the remedy, if it does not answer. */
final class KeysClient implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;

    private static final String PAGE = "?page_size=1000";

    private final Shop shop;
    private final String address;
    private final ServiceHttp http;

    /** @param nextPageToken consists of letters, digits, - and _; null on the last page */
    private record KeyPage(List<KeyItem> items, @Nullable String nextPageToken) {}

    KeysClient(Shop shop) {
        this.shop = shop;
        this.address = shop.api();
        this.http = shop.apiClient(TIMEOUT);
    }

    NewKey create(String name, String role) {
        NewKey created = http.post(ServicePaths.KEYS, Map.of("name", name, "role", role), NewKey.class)
                .orElseThrow(this::failure);
        if (Objects.isNull(created.key()) || Objects.isNull(created.item())) {
            throw unreadable();
        }
        return created;
    }

    /** The newest first, revoked ones included. */
    List<KeyItem> list() {
        List<KeyItem> keys = new ArrayList<>();
        String token = "";
        do {
            KeyPage page =
                    http.get(ServicePaths.KEYS + PAGE + token, KeyPage.class).orElseThrow(this::failure);
            keys.addAll(page.items());
            token = page.nextPageToken() == null ? "" : "&page_token=" + page.nextPageToken();
        } while (!token.isEmpty());
        return keys;
    }

    /** @param id consists of letters and digits */
    KeyItem revoke(String id) {
        KeyItem revoked = http.delete(ServicePaths.KEYS + "/" + id, RevokedKey.class)
                .orElseThrow(this::failure)
                .item();
        if (Objects.isNull(revoked) || revoked.revokedAt() == null) {
            throw unreadable();
        }
        return revoked;
    }

    private CommandFailure failure(Failure<?> failure) {
        return switch (failure) {
            case Refused<?> refused -> new CommandFailure(refused(refused));
            case Unreadable<?> _ -> unreadable();
            case Unreachable<?> _ ->
                new CommandFailure("the API at %s does not answer: is it running?".formatted(address));
        };
    }

    private String refused(Refused<?> refused) {
        String detail = Objects.requireNonNullElse(refused.detail(), "HTTP " + refused.status());
        return switch (refused.status()) {
            case UNAUTHORIZED -> shop.keyNeeded("the key of an operator", refused);
            case FORBIDDEN -> "the API at %s refuses this: %s".formatted(address, detail);
            case NOT_FOUND -> "the API at %s knows no such key: see './shopstream keys list'".formatted(address);
            default -> "the API at %s answered HTTP %d: %s".formatted(address, refused.status(), detail);
        };
    }

    private CommandFailure unreadable() {
        return new CommandFailure(
                "the API at %s sent an unreadable answer: it may be of another version, or no".formatted(address)
                        + " shopstream");
    }

    @Override
    public void close() {
        http.close();
    }
}
