package io.shopstream.local.verify;

/**
 * What one round of a verification found.
 *
 * @param number of the round, from 1
 * @param anyDifference whether a key differs, even one that differs for the first time
 * @param differedBefore whether a key differs that differed in an earlier round, too
 * @param differedForTimeout whether a key has differed for the whole timeout
 * @param anySuspect whether a key that differed earlier has changed since and is not settled
 * @param anyChanging whether a record touched a key in this round
 * @param storesAnswered whether the state stores answered
 */
record RoundResult(
        int number,
        boolean anyDifference,
        boolean differedBefore,
        boolean differedForTimeout,
        boolean anySuspect,
        boolean anyChanging,
        boolean storesAnswered) {
    // Open windows change as long as there is traffic: after this many rounds, changing keys are reported as such.
    private static final int ROUNDS_FOR_CHANGING = 2;
    private static final int ROUNDS_FOR_SUSPECTS = 20;

    /** What follows a round. */
    enum Next {
        ANOTHER_ROUND,
        AGREED,
        DIFFERS,
        STORES_SILENT
    }

    /**
     * The first line that holds decides:
     *
     * <table>
     * <caption>What follows</caption>
     * <tr><td>a key has differed for the timeout</td><td>DIFFERS</td></tr>
     * <tr><td>the stores are silent</td><td>another round, 21 in all, then STORES_SILENT</td></tr>
     * <tr><td>a key differs that differed in an earlier round</td><td>another round, until the timeout</td></tr>
     * <tr><td>a key differs for the first time, or is a suspect</td><td>another round, 20 in all, then AGREED</td></tr>
     * <tr><td>keys are changing, none differed</td><td>another round, 2 in all, then AGREED</td></tr>
     * <tr><td>all keys are settled</td><td>AGREED</td></tr>
     * </table>
     */
    Next next() {
        if (differedForTimeout) {
            return Next.DIFFERS;
        }
        if (!storesAnswered) {
            return number > ROUNDS_FOR_SUSPECTS ? Next.STORES_SILENT : Next.ANOTHER_ROUND;
        }
        if (differedBefore || number < minRounds()) {
            return Next.ANOTHER_ROUND;
        }
        return Next.AGREED;
    }

    private int minRounds() {
        if (anyDifference || anySuspect) {
            return ROUNDS_FOR_SUSPECTS;
        }
        return anyChanging ? ROUNDS_FOR_CHANGING : 1;
    }
}
