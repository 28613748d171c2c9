// The tables of sums in the words of somebody who runs a shop; the name of the table is beside them for everybody else.
import { element } from "../base/dom.js";

const WORDS = {
  "mart.revenue_per_minute": "Revenue per minute",
  "mart.product_sales_per_hour": "Product sales per hour",
  "mart.revenue_by_category_per_hour": "Category sales per hour",
  "mart.revenue_by_country_per_hour": "Country sales per hour",
  "mart.customer_totals": "Customer totals",
};

export const tableWords = (name) => WORDS[name] ?? name;
export const tableName = (name) => element("code", "table-name", name);
