package io.shopstream.api;

import jakarta.servlet.ServletContext;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * Method and path of everything that a running service answers, as it knows them itself: controllers, actuator, files
 * and servlets. So a new one cannot be forgotten.
 */
final class Addresses {
    private static final List<String> EVERY_METHOD = List.of("GET", "POST", "PUT", "PATCH", "DELETE");
    private static final List<String> UNKNOWN = List.of("GET /", "GET /nothing", "POST /nothing", "DELETE /nothing");

    private Addresses() {}

    /** Variables and wildcards of a path are {@code x}. */
    static Set<String> of(WebApplicationContext context) {
        Set<String> addresses = new TreeSet<>(UNKNOWN);
        for (RequestMappingInfo mapping : mappings(context)) {
            for (String path : mapping.getPatternValues()) {
                methods(mapping).forEach(method -> addresses.add(method + " " + plain(path)));
            }
        }
        context.getBeansOfType(AbstractUrlHandlerMapping.class)
                .values()
                .forEach(files -> files.getHandlerMap().keySet().forEach(path -> addresses.add("GET " + plain(path))));
        ServletContext servlets = Objects.requireNonNull(context.getServletContext());
        servlets.getServletRegistrations().values().forEach(servlet -> servlet.getMappings()
                .forEach(path -> addresses.add("GET " + plain(path))));
        return addresses;
    }

    private static List<RequestMappingInfo> mappings(WebApplicationContext context) {
        return context.getBeansOfType(RequestMappingInfoHandlerMapping.class).values().stream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .toList();
    }

    private static List<String> methods(RequestMappingInfo mapping) {
        List<String> methods = mapping.getMethodsCondition().getMethods().stream()
                .map(Enum::name)
                .toList();
        return methods.isEmpty() ? EVERY_METHOD : methods;
    }

    private static String plain(String path) {
        return path.replaceAll("\\{[^}]*}|\\*+", "x");
    }

    /** Paths of what is asked for by an id, without the id. */
    static Set<String> withIds(WebApplicationContext context) {
        Set<String> paths = new TreeSet<>();
        mappings(context).stream()
                .flatMap(mapping -> mapping.getPatternValues().stream())
                .filter(path -> path.endsWith("/{id}"))
                .forEach(path -> paths.add(path.substring(0, path.lastIndexOf('/'))));
        return paths;
    }
}
