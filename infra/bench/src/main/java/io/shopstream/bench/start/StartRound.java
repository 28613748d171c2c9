package io.shopstream.bench.start;

import io.shopstream.bench.shop.ShopPart;
import java.util.Map;

/**
 * One start.
 *
 * @param cpu seconds of CPU until the last phase, by program
 */
record StartRound(Phases phases, Map<ShopPart, Double> cpu) {
    StartRound {
        cpu = Map.copyOf(cpu);
    }
}
