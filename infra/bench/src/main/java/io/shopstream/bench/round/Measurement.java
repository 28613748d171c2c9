package io.shopstream.bench.round;

import io.shopstream.local.console.CommandFailure;
import java.io.PrintStream;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Result of one round of one side.
 *
 * @param bytes of values only, without keys and framing
 */
public record Measurement(long records, double seconds, double bytes) {
    private static final double MEGABYTE = 1024.0 * 1024.0;
    private static final Pattern PRINTED = Pattern.compile("processed (\\d+) records of (\\d+) bytes in (\\d+) ns");

    /** Prints a result as {@link #parse} reads it; called in the JVM of a round. */
    public static void print(PrintStream out, long records, long bytes, long nanos) {
        out.printf(Locale.ROOT, "processed %d records of %d bytes in %d ns%n", records, bytes, nanos);
    }

    /** @throws CommandFailure if the output of a round has no result */
    public static Measurement parse(String output) {
        Matcher matcher = PRINTED.matcher(output);
        if (!matcher.find()) {
            throw new CommandFailure("no result in: " + output);
        }
        return new Measurement(
                Long.parseLong(matcher.group(1)),
                Long.parseLong(matcher.group(3)) / 1e9,
                Double.parseDouble(matcher.group(2)));
    }

    public double recordsPerSecond() {
        return records / seconds;
    }

    /** In units of 2^20 bytes, as the perf tool counts them. */
    public double megabytesPerSecond() {
        return bytes / seconds / MEGABYTE;
    }
}
