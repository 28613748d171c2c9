package io.shopstream.bench.start;

import io.shopstream.api.answer.live.LiveRevenue;
import io.shopstream.bench.shop.ShopPorts;
import io.shopstream.local.up.PortProbe;
import io.shopstream.schemas.client.Outcome.Answered;
import io.shopstream.schemas.client.ServiceHttp;
import io.shopstream.schemas.client.ServicePaths;
import io.shopstream.schemas.query.ProducerStatus;
import io.shopstream.schemas.query.StreamsStatus;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Polls the services for the phases that {@code up} does not print. Each service has its own probe, so that a slow one
 * does not delay the others. A probe costs the shop nothing until the service listens; then it sends a few requests a
 * second, as the live page and {@code up} itself do.
 */
final class PhaseProbes implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final String FIRST_NUMBER = "/api/live/revenue?window=5m";

    private final ShopPorts ports;
    private final Phases phases;
    private final Consumer<Phase> reached;
    private final ServiceHttp streams;
    private final ServiceHttp producer;
    private final ServiceHttp api;

    PhaseProbes(ShopPorts ports, Phases phases, Consumer<Phase> reached) {
        this.ports = ports;
        this.phases = phases;
        this.reached = reached;
        this.streams = ServiceHttp.to(root(ports.streams()), TIMEOUT);
        this.producer = ServiceHttp.to(root(ports.producer()), TIMEOUT);
        this.api = ServiceHttp.to(ports.apiRoot(), TIMEOUT);
    }

    void streams() {
        if (!listens(Phase.STREAMS, ports.streams())) {
            return;
        }
        if (phases.has(Phase.RUNNING) && phases.has(Phase.STORES)) {
            return;
        }
        if (streams.get(ServicePaths.STREAMS_STATUS, StreamsStatus.class)
                instanceof Answered<StreamsStatus>(StreamsStatus status)) {
            report(Phase.RUNNING, status.state().equals("RUNNING"));
            report(Phase.STORES, status.ready());
        }
    }

    void sink() {
        listens(Phase.SINK, ports.sink());
    }

    void producer() {
        if (!listens(Phase.PRODUCER, ports.producer())) {
            return;
        }
        if (phases.has(Phase.SNAPSHOT) && phases.has(Phase.HISTORY)) {
            return;
        }
        if (producer.get(ServicePaths.PRODUCER_STATUS, ProducerStatus.class)
                instanceof Answered<ProducerStatus>(ProducerStatus status)) {
            report(Phase.SNAPSHOT, status.capture().state().equals("STREAMING"));
            report(Phase.HISTORY, status.history().finished());
        }
    }

    void api() {
        if (!listens(Phase.API, ports.api())) {
            return;
        }
        if (phases.has(Phase.FIRST_NUMBER)) {
            return;
        }
        if (api.get(FIRST_NUMBER, LiveRevenue.class) instanceof Answered<LiveRevenue>(LiveRevenue revenue)) {
            report(Phase.STORE_ANSWER, true);
            report(Phase.FIRST_NUMBER, revenue.orders() > 0);
        }
    }

    private boolean listens(Phase phase, int port) {
        if (phases.has(phase)) {
            return true;
        }
        boolean listens = PortProbe.answers(new InetSocketAddress("127.0.0.1", port));
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

    @Override
    public void close() {
        streams.close();
        producer.close();
        api.close();
    }
}
