package io.shopstream.local;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One run of a command in this JVM. */
record Cli(int exitCode, String output) {
    static Cli run(Path dataDirectory, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--data-dir=" + dataDirectory);
        return elsewhere(all.toArray(String[]::new));
    }

    /** Without a data directory: on the shop that the arguments name. */
    static Cli elsewhere(String... arguments) {
        StringWriter output = new StringWriter();
        PrintWriter writer = new PrintWriter(output, true);
        int exitCode = Shopstream.commandLine().setOut(writer).setErr(writer).execute(arguments);
        return new Cli(exitCode, output.toString());
    }
}
