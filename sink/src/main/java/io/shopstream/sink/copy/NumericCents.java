package io.shopstream.sink.copy;

/**
 * Writes an amount in hundredths as PostgreSQL's binary {@code numeric}: digits in base 10,000 without leading or
 * trailing zero digits, the weight of the first one, sign, and a display scale of 2. Uses no BigDecimal.
 */
final class NumericCents {
    /** Eight header bytes, five digits before the decimal point and one after it. */
    static final int MAX_BYTES = 8 + 2 * 6;

    private static final int BASE = 10_000;
    private static final int NEGATIVE = 0x4000;
    private static final int SCALE = 2;

    private NumericCents() {}

    /** Writes at {@code at} and returns the number of bytes. */
    static int write(long minor, byte[] target, int at) {
        // Math.abs(Long.MIN_VALUE) is Long.MIN_VALUE, which is right when read as unsigned.
        long magnitude = Math.abs(minor);
        long whole = Long.divideUnsigned(magnitude, 100);
        int fraction = (int) Long.remainderUnsigned(magnitude, 100) * 100;

        int wholeDigits = 0;
        for (long rest = whole; rest != 0; rest /= BASE) {
            wholeDigits++;
        }
        int digits = wholeDigits;
        if (fraction != 0) {
            putShort(fraction, target, at + 8 + 2 * digits++);
        }
        long rest = whole;
        boolean trailing = fraction == 0;
        for (int i = wholeDigits - 1; i >= 0; i--) {
            int digit = (int) (rest % BASE);
            rest /= BASE;
            if (trailing && digit == 0) {
                digits--;
            } else {
                trailing = false;
                putShort(digit, target, at + 8 + 2 * i);
            }
        }
        putShort(digits, target, at);
        putShort(digits == 0 ? 0 : wholeDigits - 1, target, at + 2);
        putShort(minor < 0 ? NEGATIVE : 0, target, at + 4);
        putShort(SCALE, target, at + 6);
        return 8 + 2 * digits;
    }

    private static void putShort(int value, byte[] target, int at) {
        target[at] = (byte) (value >>> 8);
        target[at + 1] = (byte) value;
    }
}
