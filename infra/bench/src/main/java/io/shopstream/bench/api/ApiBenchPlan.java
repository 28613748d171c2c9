package io.shopstream.bench.api;

import java.time.Duration;

/**
 * Size of a benchmark of the API.
 *
 * @param records approximate number of orders and events of the history
 * @param recentOrders orders of the last 24 hours, which are looked up and ranked
 * @param rounds counted rounds, after one that is not counted
 * @param length of each measurement within a round
 * @param viewers of the live stream
 * @param ordersPerSecond of the shop, beside the orders that the viewers wait for
 * @param batch records in each ingested batch
 */
public record ApiBenchPlan(
        long records, int recentOrders, int rounds, Duration length, int viewers, int ordersPerSecond, int batch) {}
