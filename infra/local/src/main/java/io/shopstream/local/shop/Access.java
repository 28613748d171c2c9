package io.shopstream.local.shop;

import io.shopstream.local.console.CommandFailure;
import io.shopstream.local.console.Environment;
import io.shopstream.local.up.ShopClients;
import io.shopstream.schemas.security.InternalToken;
import io.shopstream.schemas.security.TrustedCertificates;
import io.shopstream.schemas.serde.RegistryConnection;
import io.shopstream.schemas.serializer.SerializerChoice;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Users, passwords, keys and the token of the person who runs a command. They come from the environment or from files,
 * never from arguments, which every user of the machine can see. Each is looked for when it is needed, so that no command
 * fails for one that it does not need.
 */
final class Access {
    static final String API_KEY = "SHOPSTREAM_API_KEY";
    private static final String REGISTRY = "SHOPSTREAM_REGISTRY";

    static final String API_KEY_HEADER = "X-API-Key";

    private final Environment keys;
    private final Environment logins;

    private Access(Environment keys, Environment logins) {
        this.keys = keys;
        this.logins = logins;
    }

    static Access of(Environment environment) {
        return new Access(environment, environment);
    }

    /** For parts that ask nobody for a password: whoever the environment names is a user of another shop. */
    static Access withoutPasswords(Environment environment) {
        return new Access(environment, new Environment(Map.of()));
    }

    DatabaseUser warehouse() {
        return DatabaseUser.of(logins, "SHOPSTREAM_WAREHOUSE", Shop.WAREHOUSE_USER);
    }

    DatabaseUser shopDatabase() {
        return DatabaseUser.of(logins, "SHOPSTREAM_SHOP_DATABASE", Shop.SHOP_DATABASE_USER);
    }

    /** {@link InternalToken#NONE} if there is none. */
    InternalToken token() {
        return ShopClients.token(keys);
    }

    /**
     * Whose certificates the command accepts from services and registry.
     *
     * @throws CommandFailure if the file that the environment names holds none
     */
    TrustedCertificates trusted() {
        return checked(() -> TrustedCertificates.of(
                logins.value(TrustedCertificates.VARIABLE).orElse("")));
    }

    /** @throws CommandFailure if user, password and token contradict each other, or the serializer cannot be had */
    RegistryConnection registry(URI address) {
        return checked(() -> RegistryConnection.of(address)
                .trusting(trusted())
                .as(
                        logins.value(REGISTRY + "_USER").orElse(""),
                        logins.secret(REGISTRY + "_PASSWORD").orElse(""),
                        logins.secret(REGISTRY + "_TOKEN").orElse(""))
                .writing(SerializerChoice.of(
                        logins.value(SerializerChoice.VARIABLE).orElse(""),
                        logins.value(SerializerChoice.CONFIG_VARIABLE).orElse(""))));
    }

    private static <T> T checked(Supplier<T> setting) {
        try {
            return setting.get();
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()), e);
        }
    }

    /**
     * The key of the person who runs the command.
     *
     * @throws CommandFailure if it cannot be a header; never shows it
     */
    Optional<String> apiKey() {
        Optional<String> key = keys.secret(API_KEY);
        if (key.isPresent() && !key.get().matches("[!-~]*")) {
            throw new CommandFailure(API_KEY + " is no API key: it has blanks or letters that no key has");
        }
        return key;
    }
}
