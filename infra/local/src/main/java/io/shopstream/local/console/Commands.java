package io.shopstream.local.console;

import java.io.PrintWriter;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Helpers that every command uses: its output and the checks of its arguments. */
public final class Commands {
    private Commands() {}

    /** Standard output of the command; picocli has set {@code spec} before it runs the command. */
    public static PrintWriter out(@Nullable CommandSpec spec) {
        return Objects.requireNonNull(spec).commandLine().getOut();
    }

    /** Standard error of the command, for what is not its result. */
    public static PrintWriter err(@Nullable CommandSpec spec) {
        return Objects.requireNonNull(spec).commandLine().getErr();
    }

    /** Prints a line at once, also where the output is buffered. */
    public static void say(PrintWriter out, String line) {
        out.println(line);
        out.flush();
    }

    /** Returns a required argument, which picocli has checked to be present. */
    public static <T> T required(@Nullable T argument) {
        return Objects.requireNonNull(argument);
    }

    /**
     * Returns an option's value as converted by {@code parser}. If the parser rejects it, fails as wrong use (exit code
     * 2) with the parser's message.
     */
    public static String parsed(@Nullable CommandSpec spec, UnaryOperator<String> parser, String value) {
        try {
            return parser.apply(value);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(Objects.requireNonNull(spec).commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    /** Fails as wrong use (exit code 2) with {@code message} unless {@code holds}. */
    public static void require(@Nullable CommandSpec spec, boolean holds, String message) {
        if (!holds) {
            throw new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
        }
    }

    /** Fails as wrong use (exit code 2) unless the option's value lies between {@code min} and {@code max}. */
    public static void requireBetween(@Nullable CommandSpec spec, String option, long value, long min, long max) {
        require(spec, value >= min && value <= max, option + " must lie between " + min + " and " + max);
    }
}
