package io.shopstream.local.shop;

import io.shopstream.local.console.Environment;
import io.shopstream.local.console.PlainErrors;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** A command that only finds its shop. */
@Command(name = "probe")
final class Probe implements Callable<Integer> {
    @Mixin
    private final WhichShop which;

    private final boolean changes;
    private @Nullable Shop shop;
    private String output = "";
    private int exitCode;

    @Command(name = "shopstream")
    private static final class Top {}

    private Probe(WhichShop which, boolean changes) {
        this.which = which;
        this.changes = changes;
    }

    /** @param home data directory if no option names one */
    static Probe run(
            UnaryOperator<WhichShop> need,
            boolean changes,
            Map<String, String> environment,
            Path home,
            String... args) {
        Probe probe = new Probe(need.apply(new WhichShop(new Environment(environment), home)), changes);
        StringWriter output = new StringWriter();
        PrintWriter writer = new PrintWriter(output, true);
        CommandLine commands = new CommandLine(new Top())
                .addSubcommand(probe)
                .setExecutionExceptionHandler(new PlainErrors())
                .setOut(writer)
                .setErr(writer);
        String[] all = new String[args.length + 1];
        all[0] = "probe";
        System.arraycopy(args, 0, all, 1, args.length);
        probe.exitCode = commands.execute(all);
        probe.output = output.toString();
        return probe;
    }

    @Override
    public Integer call() {
        shop = changes ? which.shopToChange() : which.shop();
        return 0;
    }

    Shop shop() {
        return Objects.requireNonNull(shop, output);
    }

    String output() {
        return output;
    }

    int exitCode() {
        return exitCode;
    }
}
