/** From what happens in the shop to acknowledged records: topics, keys, timestamps, the ledger of what was sent. */
@NullMarked
package io.shopstream.producer.publish;

import org.jspecify.annotations.NullMarked;
