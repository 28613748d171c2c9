package io.shopstream.local.keys;

import io.shopstream.local.console.CommandFailure;
import io.shopstream.local.console.Commands;
import io.shopstream.local.up.DataDirectoryOption;
import io.shopstream.local.up.Endpoints;
import io.shopstream.schemas.security.BindAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Which API to ask: that of the shop that {@code up} runs, or another one. */
final class ApiOptions {
    /** The environment variable with an operator's key: an argument would be visible to every user of the machine. */
    static final String KEY_VARIABLE = "SHOPSTREAM_API_KEY";

    private static final int LAST_PORT = 65_535;

    @Option(
            names = "--api-port",
            paramLabel = "PORT",
            description = "Port of the API on this machine (default: that of the shop in the data directory).")
    private @Nullable Integer port;

    @Option(
            names = "--api",
            paramLabel = "URL",
            description = "Address of an API on another machine, such as https://shop.example.org. It needs the key of"
                    + " an operator in " + KEY_VARIABLE + ".")
    private @Nullable String url;

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description = "Directory with all data of the shop (default: .shopstream beside the launcher).")
    private @Nullable Path directory;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    /**
     * Says on standard error if keys will cross a network unencrypted.
     *
     * @throws CommandFailure if no address is given and no shop runs on the data directory
     */
    KeysClient client() {
        String address = address();
        if (isUnencrypted(address)) {
            Commands.say(
                    Commands.err(spec),
                    "Warning: %s is not encrypted and not on this machine: whoever can read the network can read the keys. Use https."
                            .formatted(address));
        }
        return new KeysClient(address, key(System.getenv()));
    }

    /** Whether requests to the address leave this machine as they are; so do those to a name that is not known. */
    static boolean isUnencrypted(String address) {
        URI uri = URI.create(address);
        // A literal address of IPv6 is in brackets.
        String host = Objects.requireNonNullElse(uri.getHost(), "").replaceAll("[\\[\\]]", "");
        return "http".equalsIgnoreCase(uri.getScheme()) && !BindAddress.isLoopback(host);
    }

    private String address() {
        Commands.require(spec, url == null || port == null, "--api and --api-port exclude each other");
        if (url != null) {
            Commands.require(
                    spec, isAddress(url), "--api must be an http or https address without path, such as https://host");
            return url;
        }
        if (port != null) {
            Commands.requireBetween(spec, "--api-port", port, 1, LAST_PORT);
            return "http://127.0.0.1:" + port;
        }
        return Endpoints.read(DataDirectoryOption.orDefault(directory)).api();
    }

    private static boolean isAddress(String text) {
        try {
            URI address = URI.create(text);
            return ("http".equals(address.getScheme()) || "https".equals(address.getScheme()))
                    && address.getHost() != null
                    && address.getUserInfo() == null
                    && address.getQuery() == null
                    && address.getFragment() == null
                    && Objects.requireNonNullElse(address.getPath(), "")
                            .replace("/", "")
                            .isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /**
     * The key of the operator who runs the command; empty without one.
     *
     * @throws CommandFailure if it cannot be a header; never shows it
     */
    static String key(Map<String, String> environment) {
        String key = environment.getOrDefault(KEY_VARIABLE, "").strip();
        if (!key.matches("[!-~]*")) {
            throw new CommandFailure(KEY_VARIABLE + " is no API key: it has blanks or letters that no key has");
        }
        return key;
    }
}
