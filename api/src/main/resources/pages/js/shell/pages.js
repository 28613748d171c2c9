// The pages in the order of the bar: address and name.
export const PAGES = [["./", "Live"], ["executive", "Executive"], ["sales", "Sales"], ["customers", "Customers"], ["products", "Products"], ["pipeline", "Pipeline"]];
// Not of the wall display: it has a form and a list.
export const REPORTS = ["reports", "Reports"];
