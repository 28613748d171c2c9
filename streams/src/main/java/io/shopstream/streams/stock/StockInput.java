package io.shopstream.streams.stock;

/** What the stock of a product is kept from, always under the product's id. */
sealed interface StockInput permits CatalogueEntry, HourUnits {}
