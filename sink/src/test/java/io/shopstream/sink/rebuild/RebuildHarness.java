package io.shopstream.sink.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.shopstream.schemas.kafka.KafkaConnection;
import io.shopstream.sink.fixture.TestTopics;
import io.shopstream.sink.fixture.TestWarehouse;
import io.shopstream.sink.load.LoaderFactory;
import io.shopstream.sink.load.LoaderSettings;
import io.shopstream.sink.load.LoaderThread;
import io.shopstream.sink.load.batch.LoadListener;
import io.shopstream.sink.rebuild.control.RebuildSettings;
import io.shopstream.sink.rebuild.control.RunControl;
import io.shopstream.sink.rebuild.plan.RebuildTables;
import io.shopstream.sink.warehouse.FaultInjectionPoint;
import io.shopstream.sink.warehouse.WarehouseAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Runs the live load from topics to a warehouse, and rebuilds of the warehouse. */
final class RebuildHarness implements AutoCloseable {
    static final Duration TIMEOUT = Duration.ofSeconds(90);
    private static final Duration POLL = Duration.ofMillis(30);

    final TestTopics topics;
    final TestWarehouse warehouse;
    private final List<LoaderThread> started = new ArrayList<>();

    RebuildHarness(TestTopics topics, TestWarehouse warehouse) {
        this.topics = topics;
        this.warehouse = warehouse;
    }

    /** Caches and filters that are far too small, so that rare paths are taken often. */
    static RebuildSettings settings(String bootstrapServers, WarehouseAddress owner) {
        return new RebuildSettings(
                KafkaConnection.of(bootstrapServers), owner, 2, 20, 1_000, 500, Duration.ofSeconds(60));
    }

    RebuildService rebuildService() {
        return rebuildService(RunControl.PhaseHook.NONE);
    }

    RebuildService rebuildService(RunControl.PhaseHook hook) {
        return new RebuildService(
                topics.topics(), topics.serdes(), settings(TestTopics.bootstrapServers(), warehouse.owner()), hook);
    }

    /** Rebuilds, and returns the run from {@code ops.rebuild_runs} when it has ended. */
    RecordedRun rebuild(@Nullable Collection<String> tables) throws Exception {
        try (RebuildService rebuildService = rebuildService()) {
            long runId = rebuildService.start(tables, null);
            return ended(rebuildService, runId);
        }
    }

    static RecordedRun ended(RebuildService rebuildService, long runId) throws Exception {
        await().atMost(TIMEOUT).pollInterval(POLL).untilAsserted(() -> {
            RebuildStatus status = rebuildService.status();
            assertThat(status.running()).as("%s", status).isNull();
        });
        return rebuildService.status().runs().stream()
                .filter(run -> run.runId() == runId)
                .findFirst()
                .orElseThrow();
    }

    List<LoaderThread> startLoaders() {
        LoaderFactory factory = new LoaderFactory(
                topics.topics(),
                topics.serdes(),
                new LoaderSettings(KafkaConnection.of(TestTopics.bootstrapServers()), warehouse.loader(), 20_000),
                Clock.systemUTC(),
                FaultInjectionPoint.NONE);
        List<LoaderThread> loaders = List.of(factory.facts(LoadListener.NONE), factory.marts(LoadListener.NONE));
        loaders.forEach(LoaderThread::start);
        started.addAll(loaders);
        return loaders;
    }

    /** Loads the topics with the live loaders. */
    void loadAll() {
        topics.flush();
        List<LoaderThread> loaders = startLoaders();
        try {
            awaitLoaded();
        } finally {
            loaders.forEach(LoaderThread::close);
        }
    }

    void awaitLoaded() {
        Set<String> names = RebuildTables.byTopic(topics.topics()).keySet();
        List<String> ends = topics
                .ends(topics.topics().all().stream()
                        .filter(topic -> names.contains(topic.name()))
                        .toList())
                .entrySet()
                .stream()
                .map(end -> end.getKey() + "=" + end.getValue())
                .toList();
        await().atMost(TIMEOUT).pollInterval(POLL).ignoreExceptions().untilAsserted(() -> assertThat(
                        warehouse.rows("select topic || '-' || partition || '=' || next_offset from ops.sink_offsets"))
                .containsAll(ends));
    }

    /** The hash of all rows of each table, independent of their order. */
    Map<String, String> checksums() {
        Map<String, String> sums = new TreeMap<>();
        for (String table : RebuildTables.all()) {
            sums.put(
                    table,
                    warehouse
                            .rows("select count(*), md5(coalesce(string_agg(t::text, '|' order by t::text), '')) from "
                                    + table + " t")
                            .getFirst());
        }
        return sums;
    }

    /** The definitions of the tables. */
    List<String> layout() {
        List<String> layout = new ArrayList<>();
        layout.addAll(warehouse.rows("""
                select c.oid::regclass::text, c.relkind, c.relacl, c.reloptions, pg_get_expr(c.relpartbound, c.oid),
                  obj_description(c.oid), pg_get_userbyid(c.relowner)
                from pg_class c where relnamespace::regnamespace::text in ('warehouse', 'mart', 'own')
                  and c.relkind in ('r', 'p', 'v') order by 1
                """));
        layout.addAll(warehouse.rows("""
                select indrelid::regclass::text, pg_get_indexdef(indexrelid) from pg_index
                where indrelid::regclass::text ~ '^(warehouse|mart)' order by 1, 2
                """));
        layout.addAll(warehouse.rows("""
                select conrelid::regclass::text, conname, pg_get_constraintdef(oid), convalidated from pg_constraint
                where connamespace::regnamespace::text in ('warehouse', 'mart', 'own') order by 1, 2
                """));
        layout.addAll(warehouse.rows("""
                select attrelid::regclass::text, attname, format_type(atttypid, atttypmod), attnotnull, attgenerated, attacl,
                  col_description(attrelid, attnum)
                from pg_attribute where attnum > 0 and attrelid::regclass::text ~ '^(warehouse|mart|own)' order by 1, 2
                """));
        layout.addAll(warehouse.rows("select stxrelid::regclass::text, pg_get_statisticsobjdef(oid)"
                + " from pg_statistic_ext where stxrelid::regclass::text ~ '^(warehouse|mart)' order by 1, 2"));
        return layout;
    }

    List<String> leftovers() {
        return warehouse.rows(
                "select nspname from pg_namespace where nspname ~ '_(next|old)$' and nspname ~ '^(warehouse|mart)'");
    }

    @Override
    public void close() {
        // Also after a failure, because other tests check for remaining threads.
        started.forEach(LoaderThread::close);
    }
}
