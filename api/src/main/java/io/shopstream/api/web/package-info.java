/** The edge: Spring MVC controllers, problems, CSV, the stream. */
@NullMarked
package io.shopstream.api.web;

import org.jspecify.annotations.NullMarked;
