// What a reader opened on the page is part of the address: `open` names each part, `-` before it one that was closed. A part
// that comes anew with another text is opened again. For the ear each chart is one figure with a name; its twin are lists and tables.
(window.dossierOpen ??= makeOpen()).look();

/** @returns {{ look(again?: boolean): void }} */
function makeOpen() {
  const WITHIN = { item: '', claim: 'claim:', strip: 'series:' };
  const slug = (text) =>
    text
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .slice(0, 60);
  /** @type {WeakMap<Element, boolean>} */
  const known = new WeakMap(); // of each part whether it was open as it came
  const parts = () => /** @type {HTMLDetailsElement[]} */ ([...document.querySelectorAll('.stMain details')]);
  const said = () => new URLSearchParams(location.search).getAll('open');
  const streamlits = (part) => part.closest('[data-testid=stExpander]'); // Python opens it as the address says

  // By the record that it is of and by its kind, or by its words; the second of the same has a 2.
  const names = (all) => {
    const seen = new Map();
    return all.map((part) => {
      const near = part.closest('[data-item], [data-claim], [data-strip]');
      const of = Object.entries(WITHIN).find(([key]) => near?.dataset[key]);
      const box = streamlits(part)?.closest('[class*=st-key-]') ?? part;
      const kind =
        box.className.match(/(?:st-key-|d-)([a-z]+)/)?.[1] ?? slug(part.firstElementChild?.textContent ?? '');
      const name = [of && of[1] + near.dataset[of[0]], kind].filter(Boolean).join(' ');
      seen.set(name, (seen.get(name) ?? 0) + 1);
      return seen.get(name) > 1 ? `${name} ${seen.get(name)}` : name;
    });
  };

  // What has come since the last look gets its state from the address.
  const look = (again = false) => {
    const all = parts();
    if (!again && all.every((part) => known.has(part))) return;
    const wanted = said();
    names(all).forEach((name, i) => {
      const part = all[i];
      if (known.has(part) && !again) return;
      if (!known.has(part)) known.set(part, !streamlits(part) && part.open);
      if (!streamlits(part))
        part.open = wanted.includes(name) || (known.get(part) === true && !wanted.includes('-' + name));
    });
  };

  const hush = () => {
    for (const chart of document.querySelectorAll('.plot-container:not([aria-hidden])'))
      chart.setAttribute('aria-hidden', 'true');
  };

  // What is not on the page just now keeps its word in the address.
  const write = () => {
    const all = parts();
    const called = names(all);
    const here = [...called.keys()].filter((i) => known.has(all[i]));
    const other = said().filter((one) => !here.some((i) => one === called[i] || one === '-' + called[i]));
    const now = here.filter((i) => all[i].open !== known.get(all[i]));
    bus.keep('open', [...other, ...now.map((i) => (all[i].open ? '' : '-') + called[i])]);
  };
  // What a hand does before Python has answered on a page that was just opened is said when it has.
  const there = () => bus.page === bus.named(location.pathname);
  let late = false;
  const toggled = ({ target }) => {
    if (!known.has(target)) return;
    late = !there();
    if (!late) write();
  };
  document.addEventListener('toggle', toggled, true);
  bus.listen(() => {
    if (late && there()) write();
    late = late && !there();
  });
  addEventListener('popstate', () => there() && look(true));
  // At once, before a hand can reach what has come; most of what comes, as the marks of a pick, holds neither.
  new MutationObserver((changes) => {
    const came = (selector) =>
      changes.some(({ addedNodes }) =>
        [...addedNodes].some(
          (node) =>
            node instanceof Element && [node, ...node.querySelectorAll(selector)].some((one) => one.matches(selector)),
        ),
      );
    if (came('details')) look();
    if (came('.plot-container')) hush();
  }).observe(document.body, { childList: true, subtree: true });
  hush(); // what was drawn before this was read
  return { look };
}
