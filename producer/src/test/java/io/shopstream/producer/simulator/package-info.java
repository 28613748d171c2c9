@NullMarked
package io.shopstream.producer.simulator;

import org.jspecify.annotations.NullMarked;
