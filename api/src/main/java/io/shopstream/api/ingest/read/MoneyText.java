package io.shopstream.api.ingest.read;

import io.shopstream.schemas.money.Money;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/** An amount as a decimal string, such as {@code -12.5}: read exactly, or not at all. */
sealed interface MoneyText {
    /** Plain decimals: no exponent, no plus, no separators, ASCII digits only. */
    Pattern FORM = Pattern.compile("-?[0-9]+(\\.[0-9]{1,2})?");

    /** The largest amount of the shop has 15 characters. Longer texts than this are not looked at. */
    int MAX_LENGTH = 19;

    /** @param minor hundredths */
    record Amount(long minor) implements MoneyText {}

    /** More digits than any amount of the shop. */
    record TooLong() implements MoneyText {}

    /** No amount. */
    record Unreadable() implements MoneyText {}

    static MoneyText parse(String text) {
        String start = text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH);
        if (!FORM.matcher(start).matches()) {
            return new Unreadable();
        }
        try {
            return start.length() == text.length() ? new Amount(Money.toMinor(new BigDecimal(text))) : new TooLong();
        } catch (ArithmeticException e) {
            return new TooLong();
        }
    }
}
