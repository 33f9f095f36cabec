/** Elements. */

/** An element with properties, and what stands in it; what is false is left out. */
export function h(name, properties = {}, ...inside) {
  const { class: className, ...others } = properties;
  const element = document.createElement(name);
  if (className) element.className = className;
  for (const [key, value] of Object.entries(others)) {
    if (key.startsWith("on")) element[key] = value;
    else element.setAttribute(key, value);
  }
  element.append(...inside.filter((one) => one !== false && one != null));
  return element;
}

/** Take away what stands in a place under a class of ours. */
export function clear(node, className) {
  for (const element of node.querySelectorAll(`.${className}`)) element.remove();
}
