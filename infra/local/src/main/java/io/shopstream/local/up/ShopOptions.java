package io.shopstream.local.up;

import java.nio.file.Path;

/**
 * Options of {@code up}.
 *
 * @param dataDirectory directory of all data
 * @param fresh whether to delete existing data first
 * @param http ports of the services
 * @param partitions of every topic of a new shop; an existing shop keeps its own
 * @param kafkaPort 0 for any free port; the same holds for the other ports
 * @param simulator options of the simulated shop
 */
public record ShopOptions(
        Path dataDirectory,
        boolean fresh,
        HttpPorts http,
        int partitions,
        int kafkaPort,
        int postgresPort,
        int registryPort,
        Simulator simulator) {

    /**
     * The simulated shop.
     *
     * @param ordersPerSecond a number, 0 pauses it, or {@code max}
     * @param history of a new shop: none, small or full
     * @param faults see {@link FaultsOption}; empty for none
     */
    public record Simulator(String ordersPerSecond, String history, String faults) {}
}
