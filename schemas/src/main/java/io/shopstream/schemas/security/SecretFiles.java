package io.shopstream.schemas.security;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Secrets that are set by an environment variable, or by a file that the variable with the suffix {@code _FILE} names,
 * as container engines mount them. Messages name the variable and the file, never the value.
 */
public final class SecretFiles {
    /** The variables of the services' secrets. */
    public static final List<String> VARIABLES = List.of(
            InternalToken.VARIABLE,
            "SHOPSTREAM_WAREHOUSE_PASSWORD",
            "SHOPSTREAM_WAREHOUSE_OWNER_PASSWORD",
            "SHOPSTREAM_SHOP_DATABASE_PASSWORD",
            "SHOPSTREAM_OPERATOR_KEY",
            "SHOPSTREAM_REGISTRY_PASSWORD",
            "SHOPSTREAM_REGISTRY_TOKEN",
            "SHOPSTREAM_REPORTS_MAIL_PASSWORD");

    private static final String SUFFIX = "_FILE";

    private final Function<String, @Nullable String> environment;

    /** @param environment the value of a variable, null if it is not set */
    public SecretFiles(Function<String, @Nullable String> environment) {
        this.environment = environment;
    }

    /**
     * The value of the variable, or the content of its file without one newline at the end; empty if neither is set. An
     * empty variable is not set.
     *
     * @throws IllegalArgumentException if both are set, or the file cannot be read
     */
    public String value(String variable) {
        String value = environment.apply(variable);
        String file = environment.apply(variable + SUFFIX);
        boolean hasValue = value != null && !value.isEmpty();
        if (file == null || file.isBlank()) {
            return hasValue ? value : "";
        }
        if (hasValue) {
            throw new IllegalArgumentException(
                    variable + " and " + variable + SUFFIX + " are both set: unset one of them");
        }
        return read(variable + SUFFIX, file.strip());
    }

    /** The values of those {@link #VARIABLES} whose file is named, by variable; see {@link #value}. */
    public Map<String, String> fromFiles() {
        Map<String, String> values = new LinkedHashMap<>();
        for (String variable : VARIABLES) {
            String file = environment.apply(variable + SUFFIX);
            if (file != null && !file.isBlank()) {
                values.put(variable, value(variable));
            }
        }
        return values;
    }

    private static String read(String variable, String file) {
        try {
            String text = Files.readString(Path.of(file), StandardCharsets.UTF_8);
            if (text.endsWith("\r\n")) {
                return text.substring(0, text.length() - 2);
            }
            return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        } catch (IOException | InvalidPathException e) {
            throw new IllegalArgumentException(variable + ": the file " + file + " cannot be read: " + e, e);
        }
    }
}
