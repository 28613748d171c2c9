/** Base class and tools of processors: task state, timers, the hook before a commit, expiry of stored entries. */
@NullMarked
package io.shopstream.streams.processor;

import org.jspecify.annotations.NullMarked;
