/** Tests of the command line, and of the rules that hold for the whole house. */
@NullMarked
package io.shopstream.local;

import org.jspecify.annotations.NullMarked;
