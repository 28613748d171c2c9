/** What the simulated shop sells and advertises: products, prices, stock, campaigns, and the tasks that change them. */
@NullMarked
package io.shopstream.producer.simulator.goods;

import org.jspecify.annotations.NullMarked;
