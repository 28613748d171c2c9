/** The pages in a real browser: what they show, that it is true, that everybody can read it, and that they stay small. */
@NullMarked
package io.shopstream.api.pages;

import org.jspecify.annotations.NullMarked;
