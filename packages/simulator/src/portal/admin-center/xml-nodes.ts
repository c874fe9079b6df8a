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

/** Elements of that name in any namespace: VersionOverrides has one of its own. */
export const all = (root: Element, name: string): Element[] =>
  inside(root).filter((element) => element.localName === name);

/** The first element of that name directly below. */
export const childOf = (root: Element, name: string): Element | undefined =>
  childrenOf(root).find((element) => element.localName === name);

/** Its text, trimmed; empty when it isn't there. */
export const textOf = (root: Element, name: string): string => childOf(root, name)?.textContent?.trim() ?? '';

/** Its DefaultValue; empty when it isn't there. */
export const defaultOf = (root: Element, name: string): string =>
  childOf(root, name)?.getAttribute('DefaultValue') ?? '';
