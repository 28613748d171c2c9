package io.shopstream.local.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Environment variables. An empty one is not set: compose files pass on variables that nobody has set. */
public final class Environment {
    private static final String FILE = "_FILE";

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
     * @throws CommandFailure if both are set, or the file cannot be read or is empty; never shows the secret
     */
    public Optional<String> secret(String variable) {
        Optional<String> value = value(variable);
        Optional<String> file = value(variable + FILE);
        if (file.isEmpty()) {
            return value;
        }
        if (value.isPresent()) {
            throw new CommandFailure("%s and %s are both set: remove one of them".formatted(variable, variable + FILE));
        }
        String text = read(variable + FILE, file.get()).strip();
        if (text.isEmpty()) {
            throw new CommandFailure("%s: the file %s is empty".formatted(variable + FILE, file.get()));
        }
        return Optional.of(text);
    }

    private static String read(String variable, String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException | InvalidPathException e) {
            throw new CommandFailure("%s: the file %s cannot be read (%s)".formatted(variable, file, e), e);
        }
    }
}
