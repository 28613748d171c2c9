package io.shopstream.k8s;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.Yaml;

/** A file of compose: the containers of each image of shopstream. */
final class Compose {
    private static final Pattern OUR_IMAGE = Pattern.compile("shopstream/(\\w+):.*");
    // Such as 127.0.0.1:${SHOPSTREAM_SINK_PORT:-8084}:8084
    private static final Pattern CONTAINER_PORT = Pattern.compile(".*:(\\d+)$");

    /** @param ports that the container has, of those that are published */
    record Container(String name, String image, Map<String, String> environment, List<Integer> ports) {}

    private Compose() {}

    /** By name of the container. */
    static Map<String, Container> containers(String file) {
        Map<String, Container> containers = new LinkedHashMap<>();
        Map<String, Object> all = Maps.of(new Yaml().load(Repository.text("infra/compose/" + file)));
        Maps.of(all.get("services")).forEach((name, settings) -> {
            Map<String, Object> container = Maps.of(settings);
            Matcher image = OUR_IMAGE.matcher(String.valueOf(container.get("image")));
            if (image.matches()) {
                Map<String, String> environment = new TreeMap<>();
                Maps.orEmpty(container.get("environment"))
                        .forEach((variable, value) -> environment.put(variable, String.valueOf(value)));
                containers.put(
                        name,
                        new Container(
                                name,
                                Objects.requireNonNull(image.group(1)),
                                environment,
                                Maps.listOrEmpty(container.get("ports")).stream()
                                        .map(port -> CONTAINER_PORT.matcher(String.valueOf(port)))
                                        .filter(Matcher::matches)
                                        .map(port -> Integer.valueOf(port.group(1)))
                                        .toList()));
            }
        });
        return containers;
    }
}
