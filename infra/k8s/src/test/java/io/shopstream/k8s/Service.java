package io.shopstream.k8s;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.Yaml;

/** A service, and what its own settings file says of it: variables with their defaults, port, and groups of health. */
enum Service {
    PRODUCER,
    STREAMS,
    SINK,
    API;

    // Variables that hold no other: ${SHOPSTREAM_KAFKA:127.0.0.1:9092}.
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(SHOPSTREAM_[A-Z_]+):([^}$]*)}");
    private static final Pattern THIS_MACHINE = Pattern.compile(".*\\b(127\\.0\\.0\\.1|localhost)\\b.*");

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Every variable that the service reads, with its default. */
    Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        Matcher placeholders = PLACEHOLDER.matcher(source());
        while (placeholders.find()) {
            settings.put(placeholders.group(1), placeholders.group(2));
        }
        return settings;
    }

    /** Variables whose default leads to this machine, or to a path that depends on where the process was started. */
    Set<String> settingsWithoutUsableDefault() {
        Set<String> names = new HashSet<>();
        settings().forEach((name, value) -> {
            boolean relative = name.endsWith("_DIR") && !value.startsWith("/");
            if (THIS_MACHINE.matcher(value).matches() || relative) {
                names.add(name);
            }
        });
        return names;
    }

    int port() {
        return Integer.parseInt(Objects.requireNonNull(settings().get("SHOPSTREAM_" + name() + "_PORT")));
    }

    /** Such as {@code /actuator/health/liveness}. */
    List<String> healthPaths() {
        Object groups = at("management", "endpoint", "health", "group");
        return Maps.of(groups).keySet().stream()
                .map(group -> "/actuator/health/" + group)
                .toList();
    }

    private Object at(String... path) {
        Object value = Objects.requireNonNull(new Yaml().<Object>load(source()));
        for (String key : path) {
            value = Objects.requireNonNull(Maps.of(value).get(key), key);
        }
        return value;
    }

    /** The settings that name a role of a database, with its default. */
    Map<String, String> roles() {
        Map<String, String> roles = new TreeMap<>(settings());
        roles.keySet().removeIf(name -> !name.matches("SHOPSTREAM_(WAREHOUSE|SHOP_DATABASE)(_OWNER)?_USER"));
        return roles;
    }

    private String source() {
        try (InputStream file = Service.class.getResourceAsStream("/" + label() + ".yaml")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything that a pattern finds, the first group of each. */
    static Set<String> found(Pattern pattern, String text) {
        Set<String> found = new HashSet<>();
        pattern.matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .forEach(found::add);
        return found;
    }
}
