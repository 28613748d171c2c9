/** Starts the sink: waits for the warehouse, migrates it, creates the topics, runs the loaders. */
@NullMarked
package io.shopstream.sink.service;

import org.jspecify.annotations.NullMarked;
