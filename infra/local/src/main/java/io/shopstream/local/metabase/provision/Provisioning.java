package io.shopstream.local.metabase.provision;

import io.shopstream.local.metabase.client.Credentials;
import io.shopstream.local.metabase.client.Login;
import io.shopstream.local.metabase.client.MetabaseClient;
import io.shopstream.local.metabase.client.Patience;
import io.shopstream.local.metabase.files.CardDefinition;
import io.shopstream.local.metabase.files.DashboardDefinition;
import io.shopstream.local.metabase.files.Definitions;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes Metabase like the files. Running it again changes nothing; what people changed by hand stays unless it is
 * forced; what no file names any more goes to the trash. A plan only reads.
 */
public final class Provisioning {
    private static final int UNKNOWN = -1;

    private final MetabaseClient client;
    private final Definitions definitions;
    private final Options options;
    private final Report report;
    private final Writer writer;

    /**
     * @param force overwrite what people changed by hand
     * @param publicLinks make a public link of every dashboard, or forbid all; null to leave that as it is
     */
    public record Options(boolean force, @Nullable Boolean publicLinks) {}

    public Provisioning(MetabaseClient client, Definitions definitions, Options options, Report report) {
        this.client = client;
        this.definitions = definitions;
        this.options = options;
        this.report = report;
        this.writer = new Writer(client);
    }

    public void run(Credentials credentials, WarehouseTarget warehouse, Patience patience) {
        Login login = new Login(client, credentials, patience);
        SiteSettings settings = new SiteSettings(client, report);
        if (login.awaitStarted()) {
            login.logIn();
        } else {
            report.change("Would set Metabase up with the administrator " + credentials.user(), "Setting Metabase up");
            if (report.isPlan()) {
                report.change("Would connect the warehouse at " + warehouse, "");
                allNew();
                return;
            }
            login.setUp();
            settings.first();
        }
        WarehouseConnection connection =
                new WarehouseConnection(client, warehouse, credentials.readerPassword(), patience);
        Optional<Integer> database = connection.connect(options.force(), report);
        if (database.isEmpty()) {
            allNew();
            return;
        }
        FieldIds fields = connection.fields(database.get(), definitions.fields(), report);
        settings.sharing(options.publicLinks());
        objects(fields, settings);
    }

    private void allNew() {
        definitions.cards().keySet().forEach(key -> report.step(Kind.CARD, key, new Step.Create()));
        definitions.dashboards().forEach(each -> report.step(Kind.DASHBOARD, each.key(), new Step.Create()));
    }

    private void objects(FieldIds fields, SiteSettings settings) {
        StoredObjects stored = new StoredObjects(client);
        int collection = new StoredCollection(client, definitions.collection())
                .find(options.force(), report)
                .orElse(UNKNOWN);
        Map<String, Stored> cards = stored.cards(definitions.cards().keySet());
        Map<String, Stored> dashboards =
                collection == UNKNOWN ? Map.of() : stored.dashboards(collection, definitions.dashboards());
        // A dashboard is read without the tiles of these.
        Set<Integer> cardsInTrash = cards.values().stream()
                .filter(Stored::archived)
                .map(Stored::id)
                .collect(Collectors.toUnmodifiableSet());
        Map<String, Integer> cardIds = new LinkedHashMap<>();
        for (CardDefinition card : definitions.cards().values()) {
            int id = card(card, fields, collection, cards.get(card.key()));
            if (id != UNKNOWN) {
                cardIds.put(card.key(), id);
            }
        }
        DashboardBody bodies = new DashboardBody(definitions, cardIds);
        Set<String> named = new HashSet<>();
        for (DashboardDefinition dashboard : definitions.dashboards()) {
            named.add(dashboard.key());
            Stored known = dashboards.get(dashboard.key());
            Step step = dashboardStep(dashboard, bodies, known, cardsInTrash);
            int id = dashboard(dashboard, bodies, collection, step);
            boolean staysInTrash = step instanceof Step.Keep && known != null && known.archived();
            if (id != UNKNOWN && !staysInTrash) {
                report.address(dashboard.title(), "%s/dashboard/%d#refresh=60".formatted(client.url(), id));
                if (Boolean.TRUE.equals(options.publicLinks())) {
                    settings.share(dashboard.key(), id);
                }
            }
        }
        removeOthers(dashboards, named);
        removeOthers(cards, definitions.cards().keySet());
    }

    private int card(CardDefinition card, FieldIds fields, int collection, @Nullable Stored stored) {
        Map<String, Object> body = CardBody.of(card, fields, collection);
        // The description is sent, too, but with the mark.
        Step step = Step.of(stored, wanted(card.description(), body), options.force());
        int id = idAfter(step);
        if (!report.isPlan()) {
            switch (step) {
                case Step.Create _ -> id = writer.createCard(card.key(), card.description(), body);
                case Step.Update update -> writer.update(Kind.CARD, update.id(), card.key(), card.description(), body);
                case Step.Same _, Step.Keep _, Step.Remove _, Step.Gone _ -> {}
            }
        }
        report.step(Kind.CARD, card.key(), step);
        return id;
    }

    private Step dashboardStep(
            DashboardDefinition dashboard, DashboardBody bodies, @Nullable Stored stored, Set<Integer> cardsInTrash) {
        Map<String, Object> body = bodies.of(dashboard, stored == null ? UNKNOWN : stored.id());
        String wanted = wanted(dashboard.description(), body);
        Step step = Step.of(stored, wanted, options.force());
        // What was last sent can be compared only if it is what the files still say.
        return step instanceof Step.Keep keep
                        && stored != null
                        && stored.wasSent(wanted)
                        && !stored.archived()
                        && Content.lacksOnlyTilesOf(cardsInTrash, client.get(Kind.DASHBOARD.path(keep.id())), body)
                ? new Step.Same(keep.id())
                : step;
    }

    private int dashboard(DashboardDefinition dashboard, DashboardBody bodies, int collection, Step step) {
        String description = dashboard.description();
        int id = idAfter(step);
        if (!report.isPlan()) {
            switch (step) {
                case Step.Create _ ->
                    id = writer.createDashboard(
                            dashboard.key(), description, collection, made -> bodies.of(dashboard, made));
                case Step.Update update ->
                    writer.update(
                            Kind.DASHBOARD,
                            update.id(),
                            dashboard.key(),
                            description,
                            bodies.of(dashboard, update.id()));
                case Step.Same _, Step.Keep _, Step.Remove _, Step.Gone _ -> {}
            }
        }
        report.step(Kind.DASHBOARD, dashboard.key(), step);
        return id;
    }

    static String wanted(String description, Map<String, Object> body) {
        return Canonical.hash(Map.of("description", description, "body", body));
    }

    private static int idAfter(Step step) {
        return switch (step) {
            case Step.Create _ -> UNKNOWN;
            case Step.Update update -> update.id();
            case Step.Same same -> same.id();
            case Step.Keep keep -> keep.id();
            case Step.Remove remove -> remove.id();
            case Step.Gone gone -> gone.id();
        };
    }

    private void removeOthers(Map<String, Stored> stored, Set<String> named) {
        stored.forEach((key, object) -> {
            if (!named.contains(key)) {
                Step step = Step.withoutFile(object, options.force());
                if (step instanceof Step.Remove remove && !report.isPlan()) {
                    writer.remove(object.kind(), remove.id(), key);
                }
                report.step(object.kind(), key, step);
            }
        });
    }
}
