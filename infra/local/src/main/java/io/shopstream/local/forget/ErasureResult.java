package io.shopstream.local.forget;

import java.util.List;

/**
 * What an erasure did.
 *
 * @param row whether the shop database has a row of the user
 * @param strays records of the user under other keys that were superseded
 * @param letters dead letters that lost their bytes
 * @param warehouseRows rows of the warehouse that lost name, e-mail and city in the end; 0 if the load had done it
 * @param superseded records with personal data that are in the topics until Kafka compacts them
 * @param kept positions in topics that are kept for ever whose records name the user: nothing can remove these
 */
record ErasureResult(boolean row, long strays, long letters, long warehouseRows, long superseded, List<String> kept) {
    ErasureResult {
        kept = List.copyOf(kept);
    }
}
