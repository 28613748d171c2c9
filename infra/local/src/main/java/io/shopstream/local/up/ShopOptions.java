package io.shopstream.local.up;

import java.nio.file.Path;

/**
 * What {@code up} was asked for.
 *
 * @param dataDirectory where everything is kept
 * @param fresh forget what is there first
 * @param http ports of the services
 * @param kafkaPort 0 for any free one, as with the others
 * @param ordersPerSecond rate of the simulator; 0 pauses it
 */
public record ShopOptions(
        Path dataDirectory,
        boolean fresh,
        HttpPorts http,
        int kafkaPort,
        int postgresPort,
        int registryPort,
        double ordersPerSecond) {}
