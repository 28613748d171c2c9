/** Single records of the log that is compared: where they are, which faults they have, and what became of them. */
@NullMarked
package io.shopstream.local.verify.expected.record;

import org.jspecify.annotations.NullMarked;
