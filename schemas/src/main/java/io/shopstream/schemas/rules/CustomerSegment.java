package io.shopstream.schemas.rules;

import java.util.Locale;

/**
 * Classifies a customer by the sales that stand and by net revenue in one currency, independently of the clock: the
 * same totals give the same segment in a replay, and in SQL:
 *
 * <pre>
 * case when orders = 0 then 'none'
 *      when orders = 1 then 'new'
 *      when orders &lt;= 4 then 'returning'
 *      when net &gt;= 1000.00 then 'vip'
 *      else 'loyal' end
 * </pre>
 */
public enum CustomerSegment {
    /** No sale stands: all were cancelled or refunded, or there were only returns. */
    NONE,
    /** One order. */
    NEW,
    /** Two to four orders. */
    RETURNING,
    /** Five orders or more. */
    LOYAL,
    /** Five orders or more, and net revenue of 1,000.00 or more in the customer's currency. */
    VIP;

    /** Minimum orders of a loyal customer. */
    public static final long LOYAL_ORDERS = 5;
    /** Minimum net revenue of a VIP, in minor units. */
    public static final long VIP_NET_MINOR = 100_000;

    /**
     * @param orders sales that stand
     * @param netMinor gross plus returns, in minor units
     */
    public static CustomerSegment of(long orders, long netMinor) {
        if (orders <= 0) {
            return NONE;
        }
        if (orders == 1) {
            return NEW;
        }
        if (orders < LOYAL_ORDERS) {
            return RETURNING;
        }
        return netMinor >= VIP_NET_MINOR ? VIP : LOYAL;
    }

    /** Code in topics, tables and JSON, such as {@code returning}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
