/** From nothing to loading: waits for the warehouse, migrates it, makes the topics, runs the loaders. */
@NullMarked
package io.shopstream.sink.service;

import org.jspecify.annotations.NullMarked;
