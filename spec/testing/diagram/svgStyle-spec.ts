import { DARK, LIGHT } from '../../../src/testing/diagram/palettes.js';
import { svgStyle } from '../../../src/testing/diagram/svgStyle.js';

describe('svgStyle', () => {
  const style = svgStyle();
  const [light = '', dark = ''] = style.split('@media (prefers-color-scheme: dark) {');

  it('should have the colours of both schemes', () => {
    const inks = ['ground', 'ink', 'muted', 'line', 'agent', 'model', 'text', 'tool', 'approval', 'error'] as const;
    expect(inks.filter((ink) => !light.includes(LIGHT[ink]))).toEqual([]);
    expect(inks.filter((ink) => !dark.includes(DARK[ink]))).toEqual([]);
  });

  it('should touch nothing but the diagram, wherever that stands', () => {
    const selectors = [...style.matchAll(/^(?!@|\})(.+) \{/gm)].flatMap(([, list = '']) => list.split(', '));
    expect(selectors.length).toBeGreaterThan(50);
    expect(selectors.filter((selector) => !selector.startsWith('.rxagents-diagram '))).toEqual([]);
  });

  it('should load nothing, and hold nothing that ends it', () => {
    expect(style).not.toMatch(/url\(|@import|[<&]/);
  });

  it('should have a rule for every scheme in which the other has one', () => {
    const selectorsOf = (rules: string) => [...rules.matchAll(/^(.+) \{ (?:fill|stroke)/gm)].map(([, list]) => list);
    expect(selectorsOf(dark).filter((list) => !selectorsOf(light).includes(list))).toEqual([]);
    expect(selectorsOf(dark).length).toBeGreaterThan(20);
  });
});
