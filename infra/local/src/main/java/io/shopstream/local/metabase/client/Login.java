package io.shopstream.local.metabase.client;

import io.shopstream.local.console.CommandFailure;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Gets a session: waits for Metabase to start, makes its administrator if it is new, logs in if it is not. */
public final class Login {
    private static final int UNAUTHORIZED = 401;
    private static final int BAD_REQUEST = 400;
    private static final int FORBIDDEN = 403;
    private static final int TOO_MANY = 429;
    private static final String PROPERTIES = "/api/session/properties";

    private final MetabaseClient client;
    private final Credentials credentials;
    private final Patience patience;

    public Login(MetabaseClient client, Credentials credentials, Patience patience) {
        this.client = client;
        this.credentials = credentials;
        this.patience = patience;
    }

    /** Waits until Metabase serves requests. Returns whether it has an administrator already. */
    public boolean awaitStarted() {
        Progress progress = new Progress();
        JsonNode properties = patience.await(
                () -> started(progress),
                () -> progress.text,
                "look at its log, or give more --patience, and check --url " + client.url());
        return properties.path("has-user-setup").asBoolean(false);
    }

    private static final class Progress {
        private String text = "Metabase does not answer yet";
    }

    // Health is green before everything is served, so the properties are asked for, too.
    private Optional<JsonNode> started(Progress progress) {
        try {
            Answer health = client.exchange("GET", "/api/health", null);
            if (!health.isGood()) {
                JsonNode part = health.body().path("progress");
                progress.text = part.isNumber()
                        ? "Metabase starts, %d %%".formatted(Math.round(part.asDouble() * 100))
                        : "Metabase is not ready: " + health.reason();
                return Optional.empty();
            }
            Answer properties = client.exchange("GET", PROPERTIES, null);
            progress.text = "Metabase is almost ready";
            return properties.isGood() && properties.body().isObject()
                    ? Optional.of(properties.body())
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Makes the administrator of a new Metabase, who is then logged in. */
    public void setUp() {
        requirePassword();
        JsonNode token = client.get(PROPERTIES).path("setup-token");
        if (!token.isString()) {
            throw new CommandFailure(
                    "Metabase at %s has no administrator and offers no setup: restart it".formatted(client.url()));
        }
        Answer answer = client.send(
                "POST",
                "/api/setup",
                Map.of(
                        "token",
                        token.asString(),
                        "user",
                        Map.of(
                                "email",
                                credentials.user(),
                                "password",
                                credentials.password(),
                                "first_name",
                                "Shop",
                                "last_name",
                                "Administrator"),
                        "prefs",
                        Map.of("site_name", "shopstream", "site_locale", "en")));
        switch (answer.status()) {
            case BAD_REQUEST ->
                throw client.refusal(
                        answer,
                        "refuses the administrator: give --user an e-mail and a password of many kinds of characters");
            case FORBIDDEN -> throw client.refusal(answer, "somebody else has just set it up: run the command again");
            default -> client.useSession(session(answer));
        }
    }

    /** Logs in as a user that Metabase has. */
    public void logIn() {
        if (!credentials.apiKey().isEmpty()) {
            client.useApiKey(credentials.apiKey());
            return;
        }
        requirePassword();
        Answer answer = client.send(
                "POST", "/api/session", Map.of("username", credentials.user(), "password", credentials.password()));
        switch (answer.status()) {
            case UNAUTHORIZED, BAD_REQUEST ->
                throw client.refusal(
                        answer, "refuses the login of %s: check --user and its password".formatted(credentials.user()));
            case TOO_MANY -> throw client.refusal(answer, "has seen too many logins: wait a minute, then try again");
            default -> client.useSession(session(answer));
        }
    }

    private String session(Answer answer) {
        String session = answer.body().path("id").asString("");
        if (!answer.isGood() || session.isEmpty()) {
            throw client.refusal(answer, "gives no session (HTTP %d)".formatted(answer.status()));
        }
        return session;
    }

    private void requirePassword() {
        if (credentials.user().isEmpty() || credentials.password().isEmpty()) {
            throw new CommandFailure(
                    "Metabase at %s needs an administrator: give --user or SHOPSTREAM_METABASE_USER, and --password-file or SHOPSTREAM_METABASE_PASSWORD"
                            .formatted(client.url()));
        }
    }
}
