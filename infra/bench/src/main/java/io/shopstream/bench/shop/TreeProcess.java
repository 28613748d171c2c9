package io.shopstream.bench.shop;

import java.util.OptionalLong;

/**
 * One process of a shop at one moment.
 *
 * @param part which of the shop's programs it belongs to
 * @param parent its parent's id, empty if that has ended
 * @param seconds of CPU it has taken
 * @param endedChildren seconds of CPU that its ended children took in all their life; 0 where the system does not tell
 */
public record TreeProcess(long pid, ShopPart part, OptionalLong parent, double seconds, double endedChildren) {}
