/** The elements directly inside of one. */
export function childrenOf(parent: Element): Element[] {
  const children: Element[] = [];
  for (let node = parent.firstChild; node; node = node.nextSibling)
    if (node.nodeType === 1) children.push(node as Element);
  return children;
}

/** All elements inside, at any depth; xmldom's lists can't be walked by `for … of`. */
export function inside(parent: Element): Element[] {
  const list = parent.getElementsByTagName('*');
  return Array.from({ length: list.length }, (_, place) => list.item(place)!);
}
