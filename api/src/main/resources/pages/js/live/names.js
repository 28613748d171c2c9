// Names of products that any card has learned; alerts have ids only.
const names = new Map();

export function learn(items) {
  for (const { product_id: id, name } of items) if (name) names.set(id, name);
}

export const nameOf = (id) => names.get(id) ?? id;
