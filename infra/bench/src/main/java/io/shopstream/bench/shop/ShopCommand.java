package io.shopstream.bench.shop;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Builds the command line of a shop. */
final class ShopCommand {
    // Used if there is no launcher, as in tests: the launcher's flags without the class cache.
    private static final List<String> FLAGS = List.of(
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-XX:+UseCompactObjectHeaders",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx1536m");

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
        List<String> program = new ArrayList<>();
        program.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        program.addAll(FLAGS);
        program.addAll(List.of("-cp", System.getProperty("java.class.path"), "io.shopstream.local.Shopstream"));
        return program;
    }
}
