// The folding of dossier/content/folding.py, from its table (FOLDS): letters one by one, so that each keeps its place in the text.

/** @param {typeof FOLDS} runs */
const folding = (runs) => {
  /** @type {Map<string, string>} */
  const folds = new Map();
  for (const [first, far, step, put] of runs) {
    for (let i = first; i <= first + far; i += step || 1) {
      folds.set(String.fromCodePoint(i), typeof put === 'number' ? String.fromCodePoint(put + i - first) : put);
    }
  }

  /** @param {string} c */
  const letter = (c) => {
    const parts = () => [...c.normalize('NFKD')].map((part) => folds.get(part) ?? part.toLowerCase());
    const put = folds.get(c) ?? parts().join('');
    folds.set(c, put);
    return put;
  };

  /** @param {string} text */
  const fold = (text) => [...text].map(letter).join('');

  /**
   * A mark, a joiner or a later part of a syllable belongs to the letter before it.
   * @param {string} c
   */
  const joins = (c) => /\p{M}|[\u1160-\u11ff\ud7b0-\ud7ff]/u.test(c) || !letter(c);

  /**
   * Pieces of the text by turns: what lies between hits, and a hit, which covers whole letters.
   * @param {string} text
   * @param {string} query
   */
  const hits = (text, query) => {
    const wanted = fold(query).trim();
    const said = fold(text);
    const all = [...text];
    const out = [];
    let i = 0; // letters passed
    let passed = 0; // the folded letters before them
    let last = 0; // where the last hit ends
    for (let at = said.indexOf(wanted); wanted && at >= 0; at = said.indexOf(wanted, passed)) {
      while (passed + letter(all[i]).length <= at) passed += letter(all[i++]).length;
      let start = i;
      while (passed < at + wanted.length) passed += letter(all[i++]).length;
      while (start && joins(all[start])) start--;
      while (i < all.length && joins(all[i])) passed += letter(all[i++]).length;
      out.push(all.slice(last, start).join(''), all.slice(start, i).join(''));
      last = i;
    }
    return [...out, all.slice(last).join('')];
  };
  return { fold, hits };
};
