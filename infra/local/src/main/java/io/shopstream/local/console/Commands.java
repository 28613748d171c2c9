package io.shopstream.local.console;

import java.io.PrintWriter;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** What every command uses of picocli: its output, and the check of its arguments. */
public final class Commands {
    private Commands() {}

    /** Standard output of the command; picocli has set {@code spec} before it runs the command. */
    public static PrintWriter out(@Nullable CommandSpec spec) {
        return Objects.requireNonNull(spec).commandLine().getOut();
    }

    /** An argument that picocli has made sure of. */
    public static <T> T required(@Nullable T argument) {
        return Objects.requireNonNull(argument);
    }

    /** An option's value as {@code parser} reads it; wrong use, exit code 2, with what the parser says of it. */
    public static String parsed(@Nullable CommandSpec spec, UnaryOperator<String> parser, String value) {
        try {
            return parser.apply(value);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(Objects.requireNonNull(spec).commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    /** Wrong use, exit code 2, with {@code message} unless {@code holds}. */
    public static void require(@Nullable CommandSpec spec, boolean holds, String message) {
        if (!holds) {
            throw new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
        }
    }
}
