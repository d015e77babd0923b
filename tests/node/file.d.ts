// What the scripts of the single file find that none of them defines.

/** The folding of searches as runs, which `dossier/publish/folds.py` writes before the scripts. */
declare const FOLDS: [first: number, far: number, step: number, put: number | string][];
