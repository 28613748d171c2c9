/** Conventions of every address: formats, known parameters, headers, OpenAPI. */
@NullMarked
package io.shopstream.api.web;

import org.jspecify.annotations.NullMarked;
