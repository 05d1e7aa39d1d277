import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { marbleDiagramOf } from 'rxagents/testing';
import { openBrowser } from '../helpers/openBrowser.js';
import { HOSTILE, recordedNewsroom } from '../helpers/recordedNewsroom.js';

const demo = readFileSync(join(__dirname, '../../docs/demo.svg'), 'utf8');
const recorded = recordedNewsroom();
const newsroom = marbleDiagramOf(recorded, { kind: 'complete', at: recorded.at(-1)!.at }).toSvg({ title: HOSTILE });

interface Box {
  readonly what: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Where the elements are that a selector finds, in pixels. */
function boxesOf(page: Page, selector: string): Promise<Box[]> {
  return page.$$eval(selector, (elements) =>
    elements.map((element) => {
      const { left, top, right, bottom } = element.getBoundingClientRect();
      return { what: `${element.getAttribute('class')}: ${element.textContent}`, left, top, right, bottom };
    }),
  );
}

/** Pairs that lie on each other; a pixel is the edge of a letter. */
function overlapping(boxes: readonly Box[]): string[] {
  const areApart = (a: Box, b: Box) =>
    a.right <= b.left + 1 || b.right <= a.left + 1 || a.bottom <= b.top + 1 || b.bottom <= a.top + 1;
  return boxes.flatMap((a, at) =>
    boxes.slice(at + 1).flatMap((b) => (areApart(a, b) ? [] : [`${a.what} / ${b.what}`])),
  );
}

describe('a diagram in a browser', () => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    browser = await openBrowser();
  }, 60_000);
  afterAll(() => browser.close());
  beforeEach(async () => {
    page = await browser.newPage({ viewport: { width: 900, height: 700 } });
  });
  afterEach(() => page.close());

  const openAlone = (svg: string) => page.goto(`data:image/svg+xml,${encodeURIComponent(svg)}`);
  /** A document that is an SVG cannot be written over: what comes before is left. */
  const openPage = async (html: string) => {
    await page.goto('about:blank');
    await page.setContent(html);
  };
  const openInPage = (svg: string) => openPage(`<!doctype html><body style="margin:0"><p>Text</p>${svg}`);
  const count = (selector: string) => page.locator(selector).count();

  it('should have a lane for each who was at work in the demo', async () => {
    await openAlone(demo);
    const labels = await page.$$eval('.label', (texts) => texts.map(({ textContent }) => textContent));
    expect(labels).toEqual(['agent', 'model', 'text', 'find_order', 'track_parcel', 'run']);
    expect(await page.$$eval('.name', (texts) => texts.map(({ textContent }) => textContent))).toEqual([
      'Triage',
      'Delivery',
    ]);
  });

  it('should have the marks of all that happened in the demo', async () => {
    await openAlone(demo);
    const marks = '.lane .mark';
    const counts = {
      begun: await count(`${marks}.begun`),
      ended: await count(`${marks}.ended`),
      message: await count(`${marks}.message`),
      called: await count(`${marks}.called`),
      progress: await count(`${marks}.progress`),
      output: await count(`${marks}.output`),
      handoff: await count(`${marks}.handoff`),
      complete: await count(`${marks}.complete`),
    };
    expect(counts).toEqual({
      begun: 3,
      ended: 3,
      message: 2,
      called: 2,
      progress: 4,
      output: 2,
      handoff: 1,
      complete: 1,
    });
    expect(await count(marks)).toBe(Object.values(counts).reduce((sum, one) => sum + one));
    expect(await count('.bar.text.block')).toBe(2);
  });

  describe.each([
    ['the demo', demo],
    ['a run with all that there is', newsroom],
  ])('%s', (_name, svg) => {
    beforeEach(() => openAlone(svg));

    it('should stay within its borders', async () => {
      const [frame] = await boxesOf(page, 'svg > .ground');
      const boxes = await boxesOf(page, 'svg text, svg rect, svg circle, svg path');
      const outside = boxes.filter(
        ({ left, top, right, bottom }) =>
          left < frame!.left - 1 || top < frame!.top - 1 || right > frame!.right + 1 || bottom > frame!.bottom + 1,
      );
      expect(outside).toEqual([]);
      expect(boxes.length).toBeGreaterThan(80);
    });

    it('should write no text over another', async () => {
      expect(overlapping(await boxesOf(page, 'svg text'))).toEqual([]);
    });

    it('should put no mark on another, nor on a caption', async () => {
      expect(overlapping(await boxesOf(page, '.lane .mark, .caption'))).toEqual([]);
    });

    it('should say on hover what each mark and each bar is', async () => {
      const drawn = await page.$$eval('.lane .mark, .lane .bar', (groups) =>
        groups.map((group) => ({
          what: group.getAttribute('class'),
          says: group.querySelector(':scope > title')?.textContent,
        })),
      );
      expect(drawn.filter(({ says = '' }) => !/\d ms/.test(says ?? ''))).toEqual([]);
      // What the mouse meets in the middle of a mark is that mark.
      const covered = await page.$$eval('.lane .mark', (marks) =>
        marks
          .filter((mark) => {
            const { left, top, width, height } = mark.getBoundingClientRect();
            const met = document.elementFromPoint(left + width / 2, top + height / 2);
            return met?.closest('.mark') !== mark;
          })
          .map((mark) => mark.textContent),
      );
      expect(covered).toEqual([]);
    });

    it('should be an image with a name and a description', async () => {
      await openInPage(svg);
      expect(await page.getByRole('img').count()).toBe(1);
      expect(await page.getByRole('img', { name: /complete$/ }).count()).toBe(1);
      expect(await page.locator('svg > desc').textContent()).toMatch(/Lanes: agent, model, /);
    });

    it('should look another way on a dark page, and be as readable', async () => {
      const look = async (colorScheme: 'light' | 'dark') => {
        await page.emulateMedia({ colorScheme });
        const colors = await page.$$eval('.ground, .title, .label, .caption, .time', (elements) =>
          elements.map((element) => getComputedStyle(element).fill),
        );
        return { colors, picture: (await page.screenshot()).toString('base64') };
      };
      const light = await look('light');
      const dark = await look('dark');
      expect(light.colors[0]).toBe('rgb(255, 255, 255)');
      expect(dark.colors[0]).toBe('rgb(13, 17, 23)');
      expect(dark.colors.filter((color, at) => color === light.colors[at])).toEqual([]);
      expect(dark.picture).not.toBe(light.picture);
    });

    it('should scale to the room that it is given', async () => {
      const source = `data:image/svg+xml,${encodeURIComponent(svg)}`;
      await openPage(`<img id="half" style="width: 450px"><img id="whole">`);
      const sizes = await page.$$eval(
        'img',
        (images, src) =>
          Promise.all(
            images.map(async (image) => {
              image.src = src;
              await image.decode();
              return { width: image.width, ratio: image.width / image.height };
            }),
          ),
        source,
      );
      expect(sizes.map(({ width }) => width)).toEqual([450, 900]);
      expect(sizes[0]!.ratio).toBeCloseTo(sizes[1]!.ratio, 1);
    });
  });

  it('should indent nested runs, on a ground of their own', async () => {
    await openAlone(newsroom);
    const labels = await page.$$eval('.label', (texts) =>
      texts.map((text) => `${text.getAttribute('x')} ${text.textContent}`),
    );
    expect(labels).toEqual([
      '20 agent',
      '20 model',
      '20 reasoning',
      '20 text',
      '20 research',
      '34 agent',
      '34 model',
      '34 text',
      '34 search',
      '34 summarise',
      '48 agent',
      '48 model',
      '48 text',
      '20 publish',
      '20 approvals',
      '20 run',
    ]);
    expect(await count('.nested')).toBe(2);
  });

  it('should show what was taken back, an approval, and a silence', async () => {
    await openAlone(newsroom);
    expect(await count('.lane .mark.retracted')).toBe(1);
    expect(await count('.bar.model.void')).toBe(1);
    expect(await count('.lane .mark.asked')).toBe(1);
    expect(await count('.break')).toBe(1);
    expect(await page.locator('.pause').textContent()).toBe('12 s');
    expect(await page.locator('.bar.tool.block .count').textContent()).toMatch(/8/);
  });

  it('should let nothing out that a model, a tool or a caller wrote, and load nothing', async () => {
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    await openInPage(newsroom);
    await page.waitForLoadState('networkidle');
    expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
    expect(await count('script, img')).toBe(0);
    expect(await page.locator('svg > title').textContent()).toBe(HOSTILE);
    expect(requests.filter((url) => !url.startsWith('about:'))).toEqual([]);
  });

  it('should leave the page alone that it stands in', async () => {
    await openPage('<p>Text</p><svg><text class="title">Other</text></svg>');
    const styleOf = () =>
      page.$$eval('p, svg:not(.rxagents-diagram) text', (all) =>
        all.map((one) => getComputedStyle(one).font + getComputedStyle(one).fill),
      );
    const before = await styleOf();
    await page.evaluate((svg) => document.body.insertAdjacentHTML('beforeend', svg), newsroom);
    expect(await styleOf()).toEqual(before);
    expect(before).toHaveLength(2);
  });

  it('should go on in rows where a run is long', async () => {
    const { event } = recorded[0]!;
    const events = Array.from({ length: 200 }, (_, at) => ({ at, event }));
    await openAlone(marbleDiagramOf(events).toSvg());
    const rows = await boxesOf(page, '.row');
    expect(rows.length).toBeGreaterThan(2);
    expect(overlapping(rows)).toEqual([]);
  });
});
