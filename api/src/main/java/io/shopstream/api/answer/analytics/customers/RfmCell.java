package io.shopstream.api.answer.analytics.customers;

/**
 * The buyers with one score of recency and one of frequency, 1 to 5 each.
 *
 * @param net of all their orders
 */
public record RfmCell(int recency, int frequency, long customers, String net) {}
