package io.shopstream.local.console;

import io.shopstream.schemas.security.SecretFiles;
import java.util.Map;
import java.util.Optional;

/** Environment variables. An empty one is not set: compose files pass on variables that nobody has set. */
public final class Environment {
    private final Map<String, String> variables;

    public Environment(Map<String, String> variables) {
        this.variables = Map.copyOf(variables);
    }

    /** The variables of this process. */
    public static Environment ofProcess() {
        return new Environment(System.getenv());
    }

    /** The value without blanks around it; empty if the variable is not set or blank. */
    public Optional<String> value(String variable) {
        return Optional.ofNullable(variables.get(variable)).map(String::strip).filter(text -> !text.isEmpty());
    }

    /**
     * A secret, which is the value of the variable, or what the file has that {@code <variable>_FILE} names, without
     * blanks around it; empty if neither is set.
     *
     * @throws CommandFailure if both are set, or the file cannot be read; never shows the secret
     */
    public Optional<String> secret(String variable) {
        try {
            return Optional.of(new SecretFiles(variables::get).value(variable).strip())
                    .filter(text -> !text.isEmpty());
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()), e);
        }
    }
}
