package io.shopstream.bench.shop;

import java.util.OptionalLong;

/**
 * One process of a shop at one moment.
 *
 * @param part which of the shop's programs it belongs to
 * @param parent process id of the parent, empty if the parent has ended
 * @param seconds of CPU used
 * @param endedChildren seconds of CPU that ended children used in their lifetime; 0 if the system does not report it
 */
public record TreeProcess(long pid, ShopPart part, OptionalLong parent, double seconds, double endedChildren) {}
