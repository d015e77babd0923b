// Addresses of the page: what stands after # is the only truth about what is shown, in the words of the app's addresses.

/** @typedef {Partial<Record<Kind, string>>} Picked */
/**
 * @typedef {object} View What an address means.
 * @property {string} page
 * @property {Picked} pick
 * @property {Kind | undefined} one The kind of record that is picked, beside the period.
 * @property {URLSearchParams} query
 * @property {string[]} notes One for each pick that is not known.
 * @property {string} goal The name of a place in a part.
 */

/** The part and the query of the address. */
const readAddress = () => {
  const hash = location.hash.slice(1);
  if (!hash.startsWith('/')) return { page: '', query: new URLSearchParams(hash) };
  const cut = hash.indexOf('?');
  if (cut < 0) return { page: hash.slice(1), query: new URLSearchParams() };
  return { page: hash.slice(1, cut), query: new URLSearchParams(hash.slice(cut + 1)) };
};

/**
 * The record that a name alone calls: by the name of its element or, for claims and sentences, by its id.
 * @param {string} name
 * @returns {[Kind, string] | undefined}
 */
const recordNamed = (name) => {
  const found = kinds.get(name);
  if (found || document.getElementById(name)) return found;
  const kind = /** @type {Kind[]} */ (['claim', 'sentence']).find((one) => known[one].has(name));
  return kind && [kind, name];
};

/**
 * What the address means. A name alone is that of a record or of a place in a part.
 * @returns {View}
 */
const readView = () => {
  let { page, query } = readAddress();
  let goal = '';
  const all = [...query];
  const name = all.length === 1 && !all[0][1] ? all[0][0] : '';
  const named = name ? recordNamed(name) : undefined;
  const part = name && document.getElementById(name)?.closest('.page');
  if (named) {
    page = named[0] === 'claim' ? 'evidence' : page;
    query = new URLSearchParams([named]);
  } else if (part) {
    page = part.id.slice(1);
    goal = name;
  }
  if (!document.getElementById(`/${page}`)) page = '';

  /** @type {string[]} */
  const notes = [];
  /** @type {Picked} */
  const asked = {};
  for (const key of KEYS) {
    const id = query.getAll(key).at(-1);
    if (id && known[key].has(id)) asked[key] = id;
    else if (id) notes.push(noneSuch(key, id) + 'The default is shown instead.');
  }
  const one = KEYS.slice(1).find((key) => asked[key]);
  const id = one && asked[one];
  const period = (one && id ? home(one, id, asked.period) : asked.period) || asked.period || facts.default;
  return { page, pick: one ? { period, [one]: id } : { period }, one, query, notes, goal };
};

/**
 * The address of a part with a pick; what else it says comes first.
 * @param {string} page
 * @param {Picked} pick
 * @param {[string, string][]} more
 */
const addressOf = (page, pick, more = []) => {
  const others = more.filter(([key]) => !KEYS.some((one) => one === key));
  const picked = KEYS.flatMap((key) => (pick[key] ? [[key, pick[key]]] : []));
  const query = String(new URLSearchParams([...others, ...picked]));
  if (!page) return `#${query}`;
  return `#/${page}${query ? `?${query}` : ''}`;
};
