package io.shopstream.bench.api.figure;

import io.shopstream.local.console.CommandFailure;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/**
 * One value of one round, as the client's JVM prints it.
 *
 * @param address of the API that was asked; empty if the figure says it
 * @param count what the value was computed from: requests, or orders that a viewer has seen
 */
public record Measured(Figure figure, String address, int round, double value, long count) {
    private static final String MARK = "measured";
    private static final String FAILED = "failed";
    private static final int FIELDS = 6;

    /** What a client has printed: every value, and how many requests failed. */
    public record Output(List<Measured> values, long failures, String firstFailure) {
        public Output {
            values = List.copyOf(values);
        }
    }

    /** Prints it in a line. */
    public void print(PrintStream out) {
        out.println(String.join(
                "\t",
                MARK,
                figure.name(),
                address,
                Integer.toString(round),
                Double.toString(value),
                Long.toString(count)));
    }

    /** Prints the last line of a client. */
    public static void printFailures(PrintStream out, long failures, String first) {
        out.println(String.join("\t", FAILED, Long.toString(failures), first));
    }

    /** @throws CommandFailure if it has no last line */
    public static Output parse(String output) {
        List<Measured> values = new ArrayList<>();
        for (String line : output.lines().toList()) {
            String[] fields = line.split("\t", -1);
            if (fields[0].equals(MARK) && fields.length == FIELDS) {
                values.add(new Measured(
                        Figure.valueOf(fields[1]),
                        fields[2],
                        Integer.parseInt(fields[3]),
                        Double.parseDouble(fields[4]),
                        Long.parseLong(fields[5])));
            } else if (fields[0].equals(FAILED)) {
                return new Output(values, Long.parseLong(fields[1]), fields[2]);
            }
        }
        throw new CommandFailure("the client did not finish:\n" + output.strip());
    }
}
