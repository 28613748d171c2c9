/** The producer service: settings, HTTP, health and metrics around the simulated shop. */
@NullMarked
package io.shopstream.producer;

import org.jspecify.annotations.NullMarked;
