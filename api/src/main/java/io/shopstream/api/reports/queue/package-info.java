/** What reports are asked for with, and the queue in which they are written one after the other. */
@NullMarked
package io.shopstream.api.reports.queue;

import org.jspecify.annotations.NullMarked;
