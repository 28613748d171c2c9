package io.shopstream.api.params;

import io.shopstream.schemas.money.ShopCurrencies;

/** Currency parameters. Amounts of different currencies are never added, so every answer is for exactly one. */
public final class Currencies {
    private Currencies() {}

    /** @throws BadParameterException if there can be no order in the currency; names the rule */
    public static String parse(String parameter, String text) {
        if (!ShopCurrencies.accepts(text)) {
            throw new BadParameterException(parameter, "must be " + ShopCurrencies.RULE);
        }
        return text;
    }
}
