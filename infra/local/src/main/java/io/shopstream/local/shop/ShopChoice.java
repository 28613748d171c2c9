package io.shopstream.local.shop;

import io.shopstream.local.console.CommandFailure;
import io.shopstream.local.console.Commands;
import io.shopstream.local.shop.Sources.Given;
import io.shopstream.local.up.DataDirectoryOption;
import io.shopstream.local.up.Endpoints;
import io.shopstream.local.up.ShopSettings;
import io.shopstream.schemas.kafka.KafkaConnection;
import io.shopstream.schemas.kafka.ListenerCheck;
import io.shopstream.schemas.topic.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Decides which shop a command works on. All addresses come from one place, so that no command mixes two shops:
 *
 * <ol>
 *   <li>if an option names a part, or the settings of Kafka: options, and the environment for what they do not name;
 *   <li>otherwise, if {@code --data-dir} is given: that directory, whatever the environment says;
 *   <li>otherwise, if the environment names a part that the command needs: the environment; but if a shop is in the
 *       default directory, too, nobody can tell which one is meant, and the command fails;
 *   <li>otherwise: the default directory.
 * </ol>
 */
final class ShopChoice {
    private static final String PREFIX_FORM = "[a-zA-Z0-9.-]{0,50}";
    private static final Duration LISTENER_TIMEOUT = Duration.ofSeconds(5);

    private final Need need;
    private final Sources sources;
    private final CommandSpec command;

    /**
     * What a command asks for.
     *
     * @param parts without which it cannot work
     * @param perhaps parts that it uses if they are known
     * @param topics whether it needs their names
     * @param stopped whether a shop on this machine must be stopped
     */
    record Need(Set<Part> parts, Set<Part> perhaps, boolean topics, boolean stopped) {}

    ShopChoice(Need need, Sources sources, CommandSpec command) {
        this.need = need;
        this.sources = sources;
        this.command = command;
    }

    /** The parts of a shop elsewhere by their sources; empty for the shop in {@link #directory}. */
    Optional<Map<Part, Given>> elsewhere() {
        List<String> options = addressOptions();
        boolean isDirectoryGiven = sources.options().containsKey(WhichShop.DATA_DIR);
        Commands.require(
                command,
                options.isEmpty() || !isDirectoryGiven,
                "--data-dir names a shop on this machine and %s one elsewhere: give only one of them"
                        .formatted(String.join(", ", options)));
        if (options.isEmpty() && (isDirectoryGiven || !isNamedByEnvironment())) {
            return Optional.empty();
        }
        Map<Part, Given> found = new EnumMap<>(Part.class);
        need.parts().forEach(part -> found.put(part, required(part)));
        need.perhaps().forEach(part -> sources.find(part).ifPresent(given -> found.put(part, checked(part, given))));
        return Optional.of(found);
    }

    private List<String> addressOptions() {
        List<String> options = new ArrayList<>();
        need.parts().forEach(part -> options.add(part.option()));
        need.perhaps().forEach(part -> options.add(part.option()));
        options.add(WhichShop.KAFKA_CONFIG);
        options.retainAll(sources.options().keySet());
        return options;
    }

    private boolean isNamedByEnvironment() {
        Map<Part, String> named = new EnumMap<>(Part.class);
        need.parts()
                .forEach(part -> sources.environment().value(part.variable()).ifPresent(text -> named.put(part, text)));
        if (named.isEmpty()) {
            return false;
        }
        if (need.stopped() ? Files.isDirectory(directory().resolve("kafka")) : isRunningBeside(named)) {
            throw new CommandFailure(
                    "a shop is in %s, and %s of the environment may name another: choose with --data-dir, or with %s"
                            .formatted(
                                    directory(),
                                    named.keySet().stream().map(Part::variable).collect(Collectors.joining(", ")),
                                    named.keySet().stream().map(Part::option).collect(Collectors.joining(", "))));
        }
        return Endpoints.running(directory()).isEmpty();
    }

    private boolean isRunningBeside(Map<Part, String> named) {
        return Endpoints.running(directory())
                .map(Shop::addresses)
                .filter(running -> !running.entrySet().containsAll(named.entrySet()))
                .isPresent();
    }

    private Given required(Part part) {
        Given given = sources.find(part).orElse(null);
        Commands.require(
                command,
                given != null,
                "%s needs %s: give %s or %s".formatted(name(), part.label(), part.option(), part.variable()));
        return checked(part, Commands.required(given));
    }

    private Given checked(Part part, Given given) {
        require(given, part.form().accepts(given.text()), part.form().rule());
        return given;
    }

    // A wrong option is wrong use; a wrong variable is not in the command line that the user can correct.
    private void require(Given given, boolean holds, String rule) {
        String message = given.source() + " " + rule;
        Commands.require(command, holds || !given.source().startsWith("--"), message);
        if (!holds) {
            throw new CommandFailure(message);
        }
    }

    private String name() {
        String name = command.qualifiedName();
        return name.substring(name.indexOf(' ') + 1);
    }

    /** The data directory that is given, or the default one. */
    Path directory() {
        String directory = sources.options().get(WhichShop.DATA_DIR);
        return directory == null ? sources.defaultDirectory() : DataDirectoryOption.orDefault(Path.of(directory));
    }

    /** @throws CommandFailure if no shop runs on the data directory */
    Shop onThisMachine() {
        Endpoints endpoints = Endpoints.read(directory());
        return Shop.onThisMachine(endpoints, topicsOfDirectory(), directory(), sources.environment());
    }

    /** The catalogue of the shop on the data directory; {@code --topic-prefix} replaces the prefix that it remembers. */
    Topics topicsOfDirectory() {
        Topics remembered = ShopSettings.topics(directory());
        String prefix = sources.options().get(WhichShop.TOPIC_PREFIX);
        return prefix == null
                ? remembered
                : Topics.of(prefix(new Given(prefix, WhichShop.TOPIC_PREFIX)), remembered.partitions());
    }

    /** @param parts as {@link #elsewhere} found them */
    Shop elsewhere(Map<Part, Given> parts) {
        Map<Part, String> addresses = new EnumMap<>(Part.class);
        parts.forEach((part, given) -> addresses.put(part, given.text()));
        return Shop.elsewhere(
                addresses, kafka(addresses.get(Part.KAFKA)), Topics.prefixed(prefix()), sources.environment());
    }

    private KafkaConnection kafka(@Nullable String servers) {
        String file = servers == null ? "" : kafkaConfig().map(Given::text).orElse("");
        try {
            KafkaConnection kafka = KafkaConnection.read(servers == null ? "" : servers, file);
            if (servers != null) {
                ListenerCheck.of(kafka, LISTENER_TIMEOUT).ifPresent(trouble -> {
                    throw new CommandFailure(trouble.text());
                });
            }
            return kafka;
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()), e);
        }
    }

    private Optional<Given> kafkaConfig() {
        return sources.find(WhichShop.KAFKA_CONFIG, KafkaConnection.VARIABLE);
    }

    /** The prefix of the topics of a shop elsewhere; empty if the command does not ask for it, or there is none. */
    String prefix() {
        return need.topics() ? givenPrefix().map(this::prefix).orElse("") : "";
    }

    private Optional<Given> givenPrefix() {
        return sources.find(WhichShop.TOPIC_PREFIX, "SHOPSTREAM_TOPIC_PREFIX");
    }

    private String prefix(Given given) {
        require(given, given.text().matches(PREFIX_FORM), "must consist of letters, digits, dots and hyphens");
        return given.text();
    }

    /** One line for the user: every address with the option or variable that it comes from. */
    String text(Map<Part, Given> parts) {
        List<String> texts = new ArrayList<>();
        parts.forEach((part, given) -> texts.add(part.label() + " at " + given));
        if (parts.containsKey(Part.KAFKA)) {
            kafkaConfig().ifPresent(file -> texts.add("Kafka's settings in " + file));
        }
        if (need.topics()) {
            givenPrefix().ifPresent(prefix -> texts.add("topics " + prefix.text() + "* (" + prefix.source() + ")"));
        }
        return String.join(", ", texts);
    }
}
