package io.shopstream.bench.shop;

import io.shopstream.embedded.host.ChildJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Builds the command line of a shop. */
final class ShopCommand {
    // Used if there is no launcher, as in tests: the launcher's flags without the class cache.
    private static final List<String> FLAGS = ChildJvm.fastStart("-XX:+UseCompactObjectHeaders", "-Xmx1536m");

    private ShopCommand() {}

    static List<String> up(Path dataDirectory, String rate, ShopPorts ports) {
        List<String> command = new ArrayList<>(program());
        command.addAll(List.of("up", "--no-open", "--rate=" + rate, "--data-dir=" + dataDirectory));
        command.addAll(ports.options());
        return command;
    }

    private static List<String> program() {
        String home = System.getProperty("shopstream.home", "");
        Path launcher = Path.of(home, "shopstream");
        if (!home.isEmpty() && Files.isExecutable(launcher)) {
            return List.of(launcher.toString());
        }
        return ChildJvm.command(FLAGS, "io.shopstream.local.Shopstream", List.of());
    }
}
