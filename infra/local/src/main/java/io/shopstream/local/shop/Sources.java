package io.shopstream.local.shop;

import io.shopstream.local.console.Environment;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where a command looks for an address: its options, then the environment.
 *
 * @param options values by name
 * @param defaultDirectory data directory of the shop if nothing names one
 */
record Sources(Map<String, String> options, Environment environment, Path defaultDirectory) {
    Sources {
        options = Map.copyOf(options);
    }

    /** A text, and the option or variable that it comes from. */
    record Given(String text, String source) {
        @Override
        public String toString() {
            return text + " (" + source + ")";
        }
    }

    /** The value of the option, else that of the variable. */
    Optional<Given> find(String option, String variable) {
        String value = options.get(option);
        return value == null
                ? environment.value(variable).map(text -> new Given(text, variable))
                : Optional.of(new Given(value, option));
    }

    Optional<Given> find(Part part) {
        return find(part.option(), part.variable());
    }
}
