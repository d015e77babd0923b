// What the scripts of the app share, and what Streamlit and Plotly hang on the page.

/** A period, and at most one of event, alignment, sentence and claim, by id. */
type Selected = Record<string, string>;

type Listener = (pick: Selected, spoken: boolean, walking?: boolean) => void;

/** What all parts of a page of the app share: `dossier/ui/assets/bus.js`. */
interface Bus {
  pick: Selected | null;
  page: string;
  turn: number;
  asked: { turn: number; when: number };
  answered: number;
  send: ((name: string, value: unknown) => void) | null;
  record: Record<string, string> | null;
  strips?: Record<string, string>;
  order?: { page: string; key: string; ids: string[] } | null;
  years: { from: string[]; to: string[] } | null;
  kept: Record<string, string[]>;
  quiet: string[];
  leaving: boolean;
  look?: number;
  looked?: string;
  without: string[];
  away?: boolean;
  held?: string;
  paper?: boolean;
  rest?: number;
  unsure?: number;
  session?: string;
  walked?: Selected | null;
  recall?: (() => void) | null;
  redraw?: () => void;
  listen(listener: Listener): () => void;
  tell(spoken: boolean, walking?: boolean): void;
  address(pick: Selected, more?: [string, string][]): string;
  put(more: Record<string, string[]>): void;
  keep(key: string, values: string[]): void;
  want(pick: Selected, walking?: boolean): void;
  rested(): void;
  ask(): void;
  say(): void;
  doubt(): void;
  answer(given: any): void;
  astray(since?: number): void;
  go(page: string, query: Selected): void;
  named(pathname: string): string;
  of(link: HTMLAnchorElement): Selected;
}

/** The ways out of a page: `dossier/ui/assets/door.js`. */
interface Door {
  ask: ((turn: number) => void) | null;
  asked: number;
  heard: number;
  done: boolean;
  way: (() => void) | null;
  back: boolean;
  cut?: boolean;
  leave(way: () => void): void;
  see(): void;
  go(): void;
  said?(query: URLSearchParams, field: any): boolean;
}

/** What Streamlit gives a part, and what `whole` in `bus.js` makes of it. */
interface Given {
  data: any;
  parentElement: HTMLElement & { dossierPart?: any };
  setTriggerValue?: (name: string, value: unknown) => void;
}

/** A call of a part that came before what it does (`part.js`). */
interface Call {
  name: string;
  given: Given;
  off: (() => void) | null | void;
  gone: boolean;
}

/** What each part of a page does, by name; `dossier/ui/components.py` puts it together. */
declare const made: Record<string, (given: Given) => (() => void) | void>;

interface Window {
  dossierParts?: { made: typeof made | null; calls: Call[] };
  dossierTerms?: any;
  dossierTour?: any;
  dossierOpen?: { look(again?: boolean): void };
  dossierBus?: Bus;
  dossierDoor?: Door;
  Plotly?: any;
}

/** What Plotly hangs on the elements that it draws. */
interface Element {
  __data__?: any; // what Plotly drew it from
  data?: any;
  layout?: any;
  on?: any;
  dossierShrinks?: unknown;
}

/** Selectors of these scripts find HTML elements. */
interface ParentNode {
  querySelector(selectors: string): HTMLElement | null;
  querySelectorAll(selectors: string): NodeListOf<HTMLElement>;
}

/** Events of these scripts come from elements, or from the document, which has no `closest`. */
interface EventTarget {
  closest?(selectors: string): any;
}
