package io.shopstream.bench.shop;

import io.shopstream.embedded.host.Ports;
import java.util.List;

/** Ports of a shop, chosen before its start, because the shop is polled from the first moment on. */
public record ShopPorts(int api, int kafka, int registry, int postgres, int streams, int producer, int sink) {
    static ShopPorts free() {
        return new ShopPorts(
                Ports.free(), Ports.free(), Ports.free(), Ports.free(), Ports.free(), Ports.free(), Ports.free());
    }

    public String apiRoot() {
        return "http://127.0.0.1:" + api;
    }

    /** JDBC address, without user. */
    public String warehouse() {
        return "jdbc:postgresql://127.0.0.1:" + postgres + "/warehouse";
    }

    List<String> options() {
        return List.of(
                "--api-port=" + api,
                "--kafka-port=" + kafka,
                "--registry-port=" + registry,
                "--postgres-port=" + postgres,
                "--streams-port=" + streams,
                "--producer-port=" + producer,
                "--sink-port=" + sink);
    }
}
