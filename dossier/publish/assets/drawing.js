// The drawing of the timeline on a sheet, stretched to the years from the first to the last period chosen. Lines are
// scaled; marks and words keep their form and are moved.

/**
 * @typedef {object} Stretch From the place of a year in the whole drawing to that on the sheet, in pixels of the drawing.
 * @property {number} left Where the axis begins on the sheet.
 * @property {number} wide The width of the axis.
 * @property {number} factor
 * @property {(x: number) => number} to
 */

/** @param {Element} e */
const boxOf = (e) => /** @type {SVGGraphicsElement} */ (e).getBBox();

/**
 * @param {Element} e
 * @param {string} name
 */
const numberOf = (e, name) => Number(e.getAttribute(name));

/**
 * Moves a mark or a word to its place, and takes it out where it is of no period chosen.
 * @param {HTMLElement} e
 * @param {Stretch} stretch
 * @param {string[]} chosen
 */
const moveMark = (e, { left, wide, to }, chosen) => {
  const beside = { start: 7, end: -7 }[e.getAttribute('text-anchor') ?? ''] ?? 0;
  const x = to(numberOf(e, 'x') - beside) + beside;
  const room = e.matches('.t-labels *') ? 30 : 0; // that half a word takes
  e.setAttribute('x', String(Math.min(Math.max(x, left + room), left + wide - room)));
  const event = e.dataset.e && document.getElementById(e.dataset.e);
  if (event ? !chosen.includes(periodOf(event)) : x < left || x > left + wide) e.remove();
};

/**
 * Writes the years below the drawing anew, each as a copy of the one given.
 * @param {Element} axis
 * @param {Element} tick
 * @param {Stretch} stretch
 * @param {number[]} span
 */
const writeYears = (axis, tick, { left, wide }, [opens, closes]) => {
  const step = [1, 2, 5].find((by) => (closes - opens) / by <= 13) ?? 10;
  axis.replaceChildren();
  for (let year = Math.ceil(opens / step) * step; year <= closes; year += step) {
    const text = /** @type {Element} */ (tick.cloneNode());
    text.textContent = String(year);
    text.setAttribute('x', String(left + ((year - opens) / (closes - opens)) * wide));
    axis.append(text);
  }
};

/**
 * Stretches the drawing of a sheet, and the names of the periods above it.
 * @param {HTMLElement} figure
 * @param {Element} patterns What fills hatched shapes.
 * @param {string[]} chosen
 */
const stretchDrawing = (figure, patterns, chosen) => {
  const svg = $('.t-svg', figure);
  const rail = $('.rail', figure);
  const eras = $('.t-eras', svg);
  const axis = $('.t-axis', svg);
  const tick = $('text', axis);
  /**
   * @param {HTMLElement[]} all
   * @param {string | undefined} period
   */
  const ofPeriod = (all, period) => /** @type {HTMLElement} */ (all.find((e) => e.dataset.p === period));
  /** @param {string | undefined} period */
  const era = (period) => boxOf(ofPeriod($$('[data-p]', eras), period));
  /**
   * @param {HTMLElement} link
   * @param {string} edge
   */
  const yearOf = (link, edge) => Number(link.style.getPropertyValue(edge));
  const links = $$('a', rail);
  const opens = yearOf(ofPeriod(links, chosen[0]), '--a');
  const closes = yearOf(ofPeriod(links, chosen.at(-1)), '--b');

  const all = boxOf(eras);
  const from = era(chosen[0]).x;
  const last = era(chosen.at(-1));
  const wide = last.x + last.width - from;
  const factor = all.width / wide;
  const stretch = {
    left: all.x,
    wide: all.width,
    factor,
    to: (/** @type {number} */ x) => all.x + (x - from) * factor,
  };

  // What is named at the line found its place for all years, and words below the ribbon are answers.
  for (const e of $$('.t-under,.t-rings,.t-leader,[class^=t-names-]', svg)) e.remove();
  for (const e of $$('.t-ribbon path', svg)) e.setAttribute('transform', `matrix(${factor} 0 0 1 ${stretch.to(0)} 0)`);
  for (const e of $$('use,text:not(.t-names *)', svg)) moveMark(e, stretch, chosen);
  for (const e of $$('pattern', patterns)) e.setAttribute('patternTransform', `scale(${1 / factor} 1)`);

  const inner = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const frame = { x: all.x, width: all.width, height: all.height, viewBox: [from, 0, wide, all.height].join(' ') };
  for (const [key, value] of Object.entries(frame)) inner.setAttribute(key, String(value));
  inner.setAttribute('preserveAspectRatio', 'none');
  inner.append(...$$('.t-eras,.t-lanes,.t-svg>path', figure));
  svg.prepend(inner);
  writeYears(axis, tick, stretch, [opens, closes]);

  rail.style.setProperty('--from', String(opens));
  rail.style.setProperty('--to', String(closes));
  for (const link of links) if (yearOf(link, '--a') < opens || yearOf(link, '--b') > closes) link.remove();
};
