/** Injects faults into the orders, to show how the pipeline handles them: which faults, how many, on which records. */
@NullMarked
package io.shopstream.producer.faults;

import org.jspecify.annotations.NullMarked;
