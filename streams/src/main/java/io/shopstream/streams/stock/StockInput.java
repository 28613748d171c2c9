package io.shopstream.streams.stock;

/** Input of the stock processor, keyed by product id. */
sealed interface StockInput permits CatalogueEntry, HourUnits {}
