// Reports: those that were written on time, and any other on request.
import { archived, written } from "./parts/reports.js";

export const page = {
  title: "Reports",
  about: "Written every night, week and month, and whenever you want one",
  filters: ["range", "compare", "currency", "category", "country", "channel"],
  cards: [written("wide"), archived("wide")],
};
