package io.shopstream.local.metabase.files;

import io.shopstream.local.console.CommandFailure;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads the files of the dashboards. A file with an unknown key or an unknown name is refused, with its name. */
public final class DefinitionReader {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final Pattern INCLUDE = Pattern.compile("(?m)^-- include (\\S+)$");
    private static final Pattern TAG = Pattern.compile("\\{\\{([a-z_]+)}}");
    private static final Pattern LINK = Pattern.compile("\\$\\{link:([a-z-]+)}");

    private final FileSource files;
    private final String links;
    private final String currency;

    /**
     * @param links where links to the live page and the API begin
     * @param currency that a dashboard shows when it is opened
     */
    public DefinitionReader(FileSource files, String links, String currency) {
        this.files = files;
        this.links = links;
        this.currency = currency;
    }

    public Definitions read() {
        SettingsFile settings = parse("metabase.json", SettingsFile.class);
        SequencedMap<String, FilterDefinition> filters = new LinkedHashMap<>();
        Map<String, LinkDefinition> linksByName = new LinkedHashMap<>();
        checked("metabase.json", () -> {
            settings.filters().forEach(entry -> {
                FilterDefinition filter = FilterDefinition.of(entry, currency);
                filters.put(filter.name(), filter);
            });
            settings.links().forEach(entry -> {
                LinkDefinition link = LinkDefinition.of(entry, links);
                must(
                        filters.keySet().containsAll(link.filters()),
                        "the link " + link.name() + " needs a filter that is not there");
                linksByName.put(link.name(), link);
            });
            return filters;
        });
        CardReader cards = new CardReader(filters, linksByName);
        settings.lists().forEach(cards::read);
        List<DashboardDefinition> dashboards = settings.dashboards().stream()
                .map(folder -> dashboard(folder, cards))
                .toList();
        return new Definitions(settings.collection(), dashboards, cards.read, Map.copyOf(linksByName));
    }

    private DashboardDefinition dashboard(String folder, CardReader cards) {
        String path = folder + "/dashboard.json";
        DashboardFile file = parse(path, DashboardFile.class);
        DashboardDefinition dashboard = checked(
                path,
                () -> new DashboardDefinition(
                        folder,
                        file.title(),
                        file.description(),
                        file.filters().stream().map(cards::filter).toList(),
                        DashboardDefinition.tiles(folder, file.rows())));
        for (DashboardDefinition.Tile tile : dashboard.tiles()) {
            switch (tile) {
                case DashboardDefinition.CardTile card -> {
                    CardDefinition read = cards.read(card.card());
                    require(
                            path,
                            dashboard.filters().containsAll(read.filters().values()),
                            card.card() + " uses a filter that the dashboard does not have");
                }
                case DashboardDefinition.TextTile text -> {
                    require(
                            path,
                            file.filters().containsAll(text.filters())
                                    && text.filters().containsAll(found(TAG, text.text())),
                            "the text shows a filter that its row or the dashboard does not name");
                    require(
                            path,
                            cards.links.keySet().containsAll(found(LINK, text.text())),
                            "the text has a link that metabase.json does not have");
                    require(
                            path,
                            found(LINK, text.text()).stream()
                                    .map(cards.links::get)
                                    .allMatch(link -> link.fits(text)),
                            "the text has a link with more than the filters that its row names");
                }
            }
        }
        return dashboard;
    }

    /** Reads each card once, however many dashboards show it. */
    private final class CardReader {
        private final SequencedMap<String, FilterDefinition> filters;
        private final Map<String, LinkDefinition> links;
        private final SequencedMap<String, CardDefinition> read = new LinkedHashMap<>();

        CardReader(SequencedMap<String, FilterDefinition> filters, Map<String, LinkDefinition> links) {
            this.filters = filters;
            this.links = links;
        }

        FilterDefinition filter(String name) {
            FilterDefinition filter = filters.get(name);
            if (filter == null) {
                throw new IllegalArgumentException("metabase.json has no filter " + name);
            }
            return filter;
        }

        CardDefinition read(String key) {
            CardDefinition known = read.get(key);
            if (known != null) {
                return known;
            }
            String path = key + ".json";
            CardFile file = parse(path, CardFile.class);
            CardDefinition card = checked(path, () -> card(key, file, sql(key + ".sql", new LinkedHashSet<>())));
            read.put(key, card);
            return card;
        }

        private CardDefinition card(String key, CardFile file, String sql) {
            SequencedMap<String, FilterDefinition> used = new LinkedHashMap<>();
            found(TAG, sql).forEach(tag -> used.put(tag, filter(tag)));
            Map<String, String> fields = new LinkedHashMap<>();
            used.values().forEach(filter -> {
                String field = file.filters().getOrDefault(filter.name(), filter.field());
                if (field != null) {
                    fields.put(filter.name(), field);
                }
            });
            must(used.keySet().containsAll(file.filters().keySet()), "filters names one that the SQL does not use");
            must(
                    file.columns().keySet().containsAll(file.chart().columns()),
                    "the chart names a column that columns does not have");
            file.columns().values().forEach(column -> checkLink(column.link(), file.columns()));
            checkLink(file.chart().link(), file.columns());
            return new CardDefinition(
                    key,
                    file.title(),
                    file.description(),
                    sql,
                    Collections.unmodifiableSequencedMap(used),
                    Map.copyOf(fields),
                    file.chart(),
                    file.columns());
        }

        private void checkLink(@Nullable String name, Map<String, ColumnDefinition> columns) {
            if (name != null) {
                LinkDefinition link = links.get(name);
                must(link != null, "metabase.json has no link " + name);
                must(
                        link == null || columns.keySet().containsAll(link.columns()),
                        "the link " + name + " needs a column that columns does not have");
            }
        }
    }

    private String sql(String path, Set<String> including) {
        if (!including.add(path)) {
            throw new IllegalArgumentException(path + " includes itself");
        }
        Matcher include = INCLUDE.matcher(files.read(path).strip());
        String text = include.replaceAll(
                found -> Matcher.quoteReplacement(sql(found.group(1), new LinkedHashSet<>(including))));
        return text.strip();
    }

    private static Set<String> found(Pattern pattern, String text) {
        Set<String> names = new LinkedHashSet<>();
        Matcher name = pattern.matcher(text);
        while (name.find()) {
            names.add(name.group(1));
        }
        return names;
    }

    private <T> T parse(String path, Class<T> type) {
        String text = files.read(path);
        try {
            return JSON.readValue(text, type);
        } catch (JacksonException e) {
            throw new CommandFailure("%s: %s".formatted(path, e.getOriginalMessage()), e);
        }
    }

    private static <T> T checked(String path, Supplier<T> read) {
        try {
            return read.get();
        } catch (IllegalArgumentException | NullPointerException e) {
            throw new CommandFailure("%s: %s".formatted(path, e.getMessage()), e);
        }
    }

    private static void require(String path, boolean holds, String problem) {
        if (!holds) {
            throw new CommandFailure("%s: %s".formatted(path, problem));
        }
    }

    private static void must(boolean holds, String problem) {
        if (!holds) {
            throw new IllegalArgumentException(problem);
        }
    }
}
