// How the data came here: what is up, what lags, what was rejected, and whether the numbers agree.
import { checks, lag, outliers, parts, qualityScore, rebuilds, rejected } from "./parts/pipeline.js";

export const page = {
  title: "Pipeline",
  about: "What is up, what lags, what was rejected, and whether the numbers agree",
  report: "quality",
  filters: [],
  cards: [parts("wide"), lag("two-thirds"), qualityScore("third"), checks("wide"), rejected("half"), rebuilds("half"), outliers("wide")],
};
