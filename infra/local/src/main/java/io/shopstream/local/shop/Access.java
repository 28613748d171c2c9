package io.shopstream.local.shop;

import io.shopstream.local.console.CommandFailure;
import io.shopstream.local.console.Environment;
import io.shopstream.local.up.ShopClients;
import io.shopstream.schemas.security.InternalToken;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Users, passwords, keys and the token of the person who runs a command. They come from the environment or from files,
 * never from arguments, which every user of the machine can see. A secret is looked for when it is needed, so that a
 * command without need for it does not fail because of its form.
 */
final class Access {
    static final String API_KEY = "SHOPSTREAM_API_KEY";
    static final String API_KEY_HEADER = "X-API-Key";

    private final Environment environment;
    private final Supplier<DatabaseUser> warehouse;
    private final Supplier<DatabaseUser> shopDatabase;

    private Access(Environment environment, Supplier<DatabaseUser> warehouse, Supplier<DatabaseUser> shopDatabase) {
        this.environment = environment;
        this.warehouse = warehouse;
        this.shopDatabase = shopDatabase;
    }

    static Access of(Environment environment) {
        return new Access(
                environment,
                () -> DatabaseUser.of(environment, "SHOPSTREAM_WAREHOUSE", Shop.WAREHOUSE_USER),
                () -> DatabaseUser.of(environment, "SHOPSTREAM_SHOP_DATABASE", Shop.SHOP_DATABASE_USER));
    }

    /** For databases that ask nobody for a password: whoever the environment names is a user of another shop. */
    static Access withoutPasswords(Environment environment) {
        return new Access(
                environment,
                () -> new DatabaseUser("SHOPSTREAM_WAREHOUSE", Shop.WAREHOUSE_USER, ""),
                () -> new DatabaseUser("SHOPSTREAM_SHOP_DATABASE", Shop.SHOP_DATABASE_USER, ""));
    }

    DatabaseUser warehouse() {
        return warehouse.get();
    }

    DatabaseUser shopDatabase() {
        return shopDatabase.get();
    }

    /** {@link InternalToken#NONE} if there is none. */
    InternalToken token() {
        return ShopClients.token(environment);
    }

    /**
     * The key of the person who runs the command.
     *
     * @throws CommandFailure if it cannot be a header; never shows it
     */
    Optional<String> apiKey() {
        Optional<String> key = environment.secret(API_KEY);
        if (key.isPresent() && !key.get().matches("[!-~]*")) {
            throw new CommandFailure(API_KEY + " is no API key: it has blanks or letters that no key has");
        }
        return key;
    }
}
