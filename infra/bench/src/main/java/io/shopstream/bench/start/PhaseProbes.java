package io.shopstream.bench.start;

import io.shopstream.api.answer.live.LiveRevenue;
import io.shopstream.bench.shop.ShopHttp;
import io.shopstream.bench.shop.ShopPorts;
import io.shopstream.schemas.query.ProducerStatus;
import io.shopstream.schemas.query.StreamsStatus;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Polls the services for the phases that {@code up} does not print. Each service has its own probe, so that a slow one
 * does not delay the others. A probe costs the shop nothing until the service listens; then it sends a few requests a
 * second, as the live page and {@code up} itself do.
 */
final class PhaseProbes {
    private final ShopHttp http;
    private final ShopPorts ports;
    private final Phases phases;
    private final Consumer<Phase> reached;

    PhaseProbes(ShopHttp http, ShopPorts ports, Phases phases, Consumer<Phase> reached) {
        this.http = http;
        this.ports = ports;
        this.phases = phases;
        this.reached = reached;
    }

    void streams() throws InterruptedException {
        if (!listens(Phase.STREAMS, ports.streams())) {
            return;
        }
        if (phases.has(Phase.RUNNING) && phases.has(Phase.STORES)) {
            return;
        }
        Optional<StreamsStatus> status = http.get(root(ports.streams()) + "/queries/status", StreamsStatus.class);
        if (status.isPresent()) {
            report(Phase.RUNNING, status.get().state().equals("RUNNING"));
            report(Phase.STORES, status.get().ready());
        }
    }

    void sink() {
        listens(Phase.SINK, ports.sink());
    }

    void producer() throws InterruptedException {
        if (!listens(Phase.PRODUCER, ports.producer())) {
            return;
        }
        if (phases.has(Phase.SNAPSHOT) && phases.has(Phase.HISTORY)) {
            return;
        }
        Optional<ProducerStatus> status = http.get(root(ports.producer()) + "/producer/status", ProducerStatus.class);
        if (status.isPresent()) {
            report(Phase.SNAPSHOT, status.get().capture().state().equals("STREAMING"));
            report(Phase.HISTORY, status.get().history().finished());
        }
    }

    void api() throws InterruptedException {
        if (!listens(Phase.API, ports.api())) {
            return;
        }
        if (phases.has(Phase.FIRST_NUMBER)) {
            return;
        }
        Optional<LiveRevenue> revenue = http.get(root(ports.api()) + "/api/live/revenue?window=5m", LiveRevenue.class);
        if (revenue.isPresent()) {
            report(Phase.STORE_ANSWER, true);
            report(Phase.FIRST_NUMBER, revenue.get().orders() > 0);
        }
    }

    private boolean listens(Phase phase, int port) {
        if (phases.has(phase)) {
            return true;
        }
        boolean listens = ShopHttp.listens(port);
        report(phase, listens);
        return listens;
    }

    private void report(Phase phase, boolean holds) {
        if (holds && !phases.has(phase)) {
            reached.accept(phase);
        }
    }

    private static String root(int port) {
        return "http://127.0.0.1:" + port;
    }
}
