// The pages in the order of the bar: address and name.
export const PAGES = [["./", "Live"], ["executive", "Executive"], ["sales", "Sales"], ["customers", "Customers"], ["products", "Products"], ["pipeline", "Pipeline"]];
