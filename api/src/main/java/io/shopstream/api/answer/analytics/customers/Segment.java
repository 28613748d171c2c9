package io.shopstream.api.answer.analytics.customers;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The customers of one segment, over all their orders so far.
 *
 * @param segment {@code none}, {@code new} (1 order), {@code returning} (2 to 4), {@code loyal} (5 or more) or
 *     {@code vip} (5 or more and a net of 1,000.00 or more)
 * @param buyers of the customers, those with a sale that stands
 * @param repeatBuyers of these, those with two or more
 * @param averageOrderValue null without orders
 * @param shareOfCustomers of all customers of the currency, as a fraction
 * @param shareOfNet of the net of all customers of the currency, as a fraction; negative where returns outweigh, null
 *     if the whole is zero
 */
public record Segment(
        String segment,
        long customers,
        long buyers,
        long repeatBuyers,
        long orders,
        String gross,
        String returns,
        String net,
        String netPerCustomer,
        @Nullable String averageOrderValue,
        BigDecimal shareOfCustomers,
        @Nullable BigDecimal shareOfNet) {}
