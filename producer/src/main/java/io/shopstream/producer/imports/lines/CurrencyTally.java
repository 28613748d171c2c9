package io.shopstream.producer.imports.lines;

import io.shopstream.schemas.money.ShopCurrencies;

/** Finds out the one currency of a file: sums over two currencies say nothing. */
final class CurrencyTally {
    // ISO 4217 for "no currency": no line of the file can be loaded.
    private static final String NONE = "XXX";

    private String currency = NONE;
    private String other = NONE;
    private long line;
    private long otherLine;

    /** @param text of the line, valid or not */
    void line(long number, String text) {
        if (text.equals(currency) || !other.equals(NONE) || !ShopCurrencies.accepts(text)) {
            return;
        }
        if (currency.equals(NONE)) {
            currency = text;
            line = number;
        } else {
            other = text;
            otherLine = number;
        }
    }

    /**
     * @param column with the currencies, for the message
     * @throws UnusableFileException if the file has two
     */
    void check(String file, String column) throws UnusableFileException {
        if (!other.equals(NONE)) {
            throw new UnusableFileException(file + " has orders in two currencies, " + currency + " (line " + line
                    + ") and " + other + " (line " + otherLine + "): make a file of each currency, by the column "
                    + column + ", and import them one after another. Nothing was imported");
        }
    }

    String currency() {
        return currency;
    }
}
