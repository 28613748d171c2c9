/** The producer service: settings, HTTP, health and metrics of the simulated shop and its change capture. */
@NullMarked
package io.shopstream.producer;

import org.jspecify.annotations.NullMarked;
