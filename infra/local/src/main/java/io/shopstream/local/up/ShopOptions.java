package io.shopstream.local.up;

import java.nio.file.Path;

/**
 * What {@code up} was asked for.
 *
 * @param dataDirectory where everything is kept
 * @param fresh forget what is there first
 * @param http ports of the services
 * @param partitions of every topic of a new shop; one that exists keeps what it has
 * @param kafkaPort 0 for any free one, as with the others
 * @param simulator what the simulated shop shall do
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
     * @param history none, small or full: the past of a new shop
     * @param faults see {@link FaultsOption}; empty for none
     */
    public record Simulator(String ordersPerSecond, String history, String faults) {}
}
