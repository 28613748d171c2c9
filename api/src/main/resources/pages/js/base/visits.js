// How far visits get, in the words of both funnels: the field of the answer and its name.
export const STEPS = [["sessions", "Visits"], ["with_view", "Saw a product"], ["with_cart", "Filled a cart"], ["with_checkout", "Went to checkout"], ["with_purchase", "Bought"]];
