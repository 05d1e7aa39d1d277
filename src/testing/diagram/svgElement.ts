import { escapeXml } from './escapeXml.js';

/** Markup that is finished, as opposed to a text that is still to be escaped. */
export interface SvgElement {
  readonly markup: string;
}

type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An element of an SVG document; attributes and texts are escaped, numbers cut to a tenth. */
export function svgElement(
  name: string,
  attributes: Attributes = {},
  ...children: readonly (SvgElement | string | undefined)[]
): SvgElement {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? tenths(value) : escapeXml(value ?? '')}"`);
  const inner = children.map((child) => (typeof child === 'object' ? child.markup : escapeXml(child ?? '')));
  const tag = `${name}${written.join('')}`;
  return { markup: inner.length === 0 ? `<${tag}/>` : `<${tag}>${inner.join('')}</${name}>` };
}

function tenths(value: number): string {
  return String(Math.round(value * 10) / 10);
}
