package io.shopstream.api.params;

import java.util.Currency;
import java.util.Set;
import java.util.stream.Collectors;

/** ISO 4217 codes. Amounts of different currencies are never added, so every answer is for exactly one. */
public final class Currencies {
    private static final Set<String> CODES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    private Currencies() {}

    public static boolean isKnown(String code) {
        return CODES.contains(code);
    }

    /** @throws BadParameterException if the text is not an ISO 4217 code in capital letters */
    public static String parse(String parameter, String text) {
        if (!isKnown(text)) {
            throw new BadParameterException(
                    parameter, "must be an ISO 4217 code in capital letters, such as USD, EUR or GBP");
        }
        return text;
    }
}
