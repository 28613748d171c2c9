package io.shopstream.local;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All secrets that a shop can be given, each with a value that is found nowhere else. */
final class ShopSecrets {
    private static final List<String> VARIABLES = List.of(
            "SHOPSTREAM_INTERNAL_TOKEN",
            "SHOPSTREAM_OPERATOR_KEY",
            "SHOPSTREAM_WAREHOUSE_PASSWORD",
            "SHOPSTREAM_WAREHOUSE_OWNER_PASSWORD",
            "SHOPSTREAM_SHOP_DATABASE_PASSWORD");

    private ShopSecrets() {}

    /** All of them, and other variables. */
    static Map<String, String> with(Map<String, String> others) {
        Map<String, String> environment = new HashMap<>(others);
        VARIABLES.forEach(variable -> environment.put(variable, secret(variable)));
        return environment;
    }

    // As long as a token must be.
    private static String secret(String variable) {
        return "told-to-nobody-" + variable.hashCode() + "-0123456789abcdef";
    }

    /** The variables whose value is in a log of the data directory or in the output, with where it is. */
    static List<String> foundIn(Path dataDirectory, String output) throws IOException {
        Map<String, String> texts = new HashMap<>(Map.of("the output", output));
        try (DirectoryStream<Path> logs = Files.newDirectoryStream(dataDirectory, "*.log*")) {
            for (Path log : logs) {
                texts.put(log.getFileName().toString(), Files.readString(log));
            }
        }
        if (!texts.containsKey("shopstream.log")) {
            throw new IOException("no log in " + dataDirectory);
        }
        List<String> found = new ArrayList<>();
        texts.forEach((name, text) -> VARIABLES.stream()
                .filter(variable -> text.contains(secret(variable)))
                .forEach(variable -> found.add(variable + " in " + name)));
        return found;
    }
}
