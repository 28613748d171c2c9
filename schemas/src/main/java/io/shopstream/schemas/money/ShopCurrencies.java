package io.shopstream.schemas.money;

import java.util.Currency;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The currencies of valid orders: those of ISO 4217 with two decimal places, because amounts are kept as hundredths
 * everywhere and only these are exact. There is no order, and so no figure, in any other.
 */
public final class ShopCurrencies {
    /** What a currency must be, for messages: {@code must be ...}. */
    public static final String RULE =
            "an ISO 4217 code in capital letters of a currency with two decimal places, such as"
                    + " USD, EUR or GBP (not JPY or KWD)";

    private static final Set<String> CODES = Currency.getAvailableCurrencies().stream()
            .filter(currency -> currency.getDefaultFractionDigits() == 2)
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    private ShopCurrencies() {}

    public static boolean accepts(String code) {
        return CODES.contains(code);
    }
}
