package io.shopstream.local.shop;

import io.shopstream.local.console.Commands;
import io.shopstream.local.console.Environment;
import io.shopstream.local.shop.Sources.Given;
import io.shopstream.local.up.DataDirectoryOption;
import io.shopstream.schemas.topic.Topics;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Spec;

/**
 * The options that say which shop a command works on, under a heading of their own in its help: those of the parts that
 * the command needs, and no others. {@link ShopChoice} decides between options, environment and data directory.
 */
@Command
public final class WhichShop {
    static final String DATA_DIR = "--data-dir";
    static final String KAFKA_CONFIG = "--kafka-config";
    static final String TOPIC_PREFIX = "--topic-prefix";
    static final String API_PORT = "--api-port";

    private static final int LAST_IN_HELP = 100;
    private static final int LAST_PORT = 65_535;

    private final Set<Part> needed = EnumSet.noneOf(Part.class);
    private final Set<Part> optional = EnumSet.noneOf(Part.class);
    private final Map<String, String> given = new HashMap<>();
    private final Environment environment;
    private final Path defaultDirectory;
    private boolean topics;
    private boolean stopped;
    private @Nullable CommandSpec command;

    WhichShop(Environment environment, Path defaultDirectory) {
        this.environment = environment;
        this.defaultDirectory = defaultDirectory;
    }

    /** For a command that cannot work without any of the parts. */
    public static WhichShop with(Part... needed) {
        return new WhichShop(Environment.ofProcess(), DataDirectoryOption.orDefault(null)).needing(needed);
    }

    WhichShop needing(Part... parts) {
        needed.addAll(Arrays.asList(parts));
        return this;
    }

    /** For a command that does more if it has these parts, too. */
    public WhichShop perhaps(Part... parts) {
        optional.addAll(Arrays.asList(parts));
        return this;
    }

    /** For a command that must know the names of topics or groups. */
    public WhichShop andTopics() {
        topics = true;
        return this;
    }

    /** For a command whose shop on this machine must be stopped: the command itself runs that shop's parts. */
    public WhichShop whileStopped() {
        stopped = true;
        return this;
    }

    /** Called by picocli. The parts differ from command to command, so no annotation could declare the options. */
    @Spec(Spec.Target.MIXEE)
    void declare(CommandSpec spec) {
        command = spec;
        ArgGroupSpec.Builder group = ArgGroupSpec.builder()
                .heading("%nWhich shop:%n")
                .order(LAST_IN_HELP)
                .validate(false);
        parts().forEach(part -> group.addArg(option(part.option(), part.parameter(), part.description())));
        if (parts().contains(Part.KAFKA)) {
            group.addArg(option(
                    KAFKA_CONFIG,
                    "FILE",
                    "Kafka's client properties security.*, ssl.* and sasl.*, for TLS and SASL"
                            + " [SHOPSTREAM_KAFKA_CONFIG].",
                    Path.class));
        }
        if (parts().contains(Part.API)) {
            group.addArg(option(API_PORT, "PORT", "Port of an API on this machine."));
        }
        if (topics) {
            group.addArg(
                    option(TOPIC_PREFIX, "PREFIX", "What all topics and groups begin with [SHOPSTREAM_TOPIC_PREFIX]."));
        }
        group.addArg(option(
                DATA_DIR,
                "DIR",
                "A shop that 'up' runs on this machine (default, if neither options nor environment name a part: .shopstream"
                        + " beside the launcher).",
                Path.class));
        spec.addArgGroup(group.build());
        secrets().ifPresent(variables -> spec.usageMessage().footer("", variables));
    }

    private Optional<String> secrets() {
        String variables = parts().stream()
                .map(Part::secrets)
                .filter(text -> !text.isEmpty())
                .distinct()
                .collect(Collectors.joining(", "));
        return variables.isEmpty()
                ? Optional.empty()
                : Optional.of("Read from the environment for a shop elsewhere: " + variables
                        + ". A secret may be in a file instead, which the variable with _FILE at its end names.");
    }

    private OptionSpec option(String name, String parameter, String description) {
        return option(name, parameter, description, String.class);
    }

    private OptionSpec option(String name, String parameter, String description, Class<?> type) {
        return OptionSpec.builder(name)
                .paramLabel(parameter)
                .description(description)
                .type(type)
                .setter(new ISetter() {
                    @Override
                    @SuppressWarnings("TypeParameterUnusedInFormals")
                    public <T> @Nullable T set(@Nullable T value) {
                        if (value == null) {
                            given.remove(name);
                        } else {
                            given.put(name, value.toString());
                        }
                        return null;
                    }
                })
                .build();
    }

    private Set<Part> parts() {
        Set<Part> parts = EnumSet.copyOf(needed);
        parts.addAll(optional);
        return parts;
    }

    /**
     * The shop of a command that only reads. Says on standard error which one it is, unless it is that of the data
     * directory.
     */
    public Shop shop() {
        ShopChoice choice = choice();
        return choice.elsewhere().map(parts -> elsewhere(choice, parts)).orElseGet(choice::onThisMachine);
    }

    /** The shop of a command that changes something. Says first, on standard error, which one it is. */
    public Shop shopToChange() {
        ShopChoice choice = choice();
        Optional<Shop> elsewhere = choice.elsewhere().map(parts -> elsewhere(choice, parts));
        return elsewhere.orElseGet(() -> {
            Shop shop = choice.onThisMachine();
            sayDirectory(choice);
            return shop;
        });
    }

    /** Like {@link #shopToChange}; empty for the shop in the {@link #directory}, which may be stopped. */
    public Optional<Shop> shopToChangeElsewhere() {
        ShopChoice choice = choice();
        Optional<Shop> elsewhere = choice.elsewhere().map(parts -> elsewhere(choice, parts));
        if (elsewhere.isEmpty()) {
            sayDirectory(choice);
        }
        return elsewhere;
    }

    private void sayDirectory(ShopChoice choice) {
        say("Shop: that in " + choice.directory());
    }

    /** The topics of the shop in the {@link #directory}, which may be stopped. */
    public Topics topicsOfDirectory() {
        return choice().topicsOfDirectory();
    }

    private Shop elsewhere(ShopChoice choice, Map<Part, Given> parts) {
        Shop shop = choice.elsewhere(parts);
        say("Shop: " + choice.text(parts));
        shop.unencrypted().ifPresent(this::say);
        return shop;
    }

    private void say(String line) {
        Commands.say(Commands.err(command), line);
    }

    /** The data directory that is given, or the default one. */
    public Path directory() {
        return choice().directory();
    }

    private ShopChoice choice() {
        return new ShopChoice(
                new ShopChoice.Need(needed, optional, topics, stopped),
                new Sources(options(), environment, defaultDirectory),
                Objects.requireNonNull(command));
    }

    private Map<String, String> options() {
        Map<String, String> options = new HashMap<>(given);
        String port = options.remove(API_PORT);
        if (port != null) {
            Commands.require(
                    command, !options.containsKey(Part.API.option()), "--api and --api-port exclude each other");
            Commands.require(command, port.matches("[0-9]{1,9}"), "--api-port must lie between 1 and " + LAST_PORT);
            Commands.requireBetween(command, API_PORT, Long.parseLong(port), 1, LAST_PORT);
            options.put(Part.API.option(), "http://127.0.0.1:" + Integer.parseInt(port));
        }
        return options;
    }
}
