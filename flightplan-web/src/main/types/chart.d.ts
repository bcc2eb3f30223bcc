/** What the modules of the chart hand to each other. Moments are milliseconds since 1970, lengths are pixels. */
declare namespace Chart {
  type Category =
    | 'procedure'
    | 'course_correction'
    | 'conference'
    | 'annotation'
    | 'imaging'
    | 'therapy'
    | 'plan'
    | 'lab'
    | 'attachment';

  /** What a picture of the past says of a thing: how it differs from what is on record today. */
  type Since = 'added' | 'changed' | 'removed';

  interface Step {
    id: string;
    location: string;
    bed?: string;
    risk: string;
    /** Undefined where the risk is not recorded, or recorded as unknown. */
    level?: number;
    since?: Since;
    from: number;
    to: number;
    last: boolean;
  }

  interface Mark {
    id: string;
    category: Category;
    type: string;
    typeLabel: string;
    moment: number;
    recorded: number;
    corrected: boolean;
    title: string;
    details: Api.Details;
    headline: string;
    /** Operations have the first choice of room. */
    operation: boolean;
    /** As the specialty gives it: the lower, the sooner it gets room. */
    priority: number;
    /** The step that it stands on; undefined in a stay that has none. */
    step?: Step;
    since?: Since;
  }

  interface Therapy {
    id: string;
    mark: Mark;
    name: string;
    /** Of therapies that are listed together. */
    group: string;
    from: number;
    /** Its end, planned or not; now for one without an end. */
    to: number;
    ongoing: boolean;
    /** Whether the area under the line is shaded while it runs. */
    shaded: boolean;
  }

  /** Something of the flight plan. Days of the plan are drawn at their noon. */
  interface Planned {
    id: string;
    kind: 'milestone' | 'action' | 'barrier';
    label: string;
    /** The phase, for a milestone. */
    row: string;
    /** When it is planned for. */
    planned?: number;
    /** Planned for a day, not for a moment. */
    wholeDay: boolean;
    reached?: number;
    owner?: string;
  }

  interface Plan {
    id: string;
    target?: number;
    items: Planned[];
  }

  interface Course {
    attachments: Api.Attachment[];
    start: number;
    /** The discharge, or now. */
    end: number;
    /** The moment that is shown: now, or the past that was chosen. */
    now: number;
    past?: boolean;
    open: boolean;
    steps: Step[];
    marks: Mark[];
    therapies: Therapy[];
    plan: Plan | null;
    manifest: Api.Manifest;
    /** Seconds are told in the minutes that hold more than one moment. */
    crowded: Set<number>;
    /** The first surgery, from whose day on post-operative days are counted. */
    podZero?: number;
  }

  /** A stretch in which nothing changed, and where it is drawn: X value and width. */
  interface Gap {
    from: number;
    to: number;
    x: number;
    width: number;
  }

  interface TimeScale {
    gaps: Gap[];
    x: (moment: number) => number;
    moment: (x: number) => number;
  }

  interface Span {
    from: number;
    to: number;
  }

  interface Point {
    x: number;
    y: number;
  }

  interface Pattern {
    /** As a share of the line's. */
    width: number;
    dash: number[];
  }

  /** The page's custom properties. */
  interface Colours {
    surface: string;
    ink: string;
    inkSoft: string;
    inkFaint: string;
    rule: string;
    ruleStrong: string;
    accent: string;
    alert: string;
    bandOdd: string;
    bandEven: string;
    grid: string;
    now: string;
    mark: string;
    markGround: string;
    markCourse: string;
    markConference: string;
    therapy: string;
    therapyInk: string;
    planned: string;
  }

  interface Palette extends Colours {
    face: string;
    /** By level. */
    levels: Record<number, { ground: string; ink: string }>;
    location: (code: string) => { colour: string; pattern: Pattern | null };
    category: (id: Category) => string;
  }

  /** What the layers share. */
  interface Stage {
    course: Course;
    scale: TimeScale;
    shown: Set<string>;
    lanes: Lanes;
    /** Where marks and steps lie on the canvas, by id. */
    places: Map<string, Point>;
    palette: Palette;
    /** Marks on display, in the order in which they get room. */
    marks: Mark[];
    /** What was drawn as one, by the id of the first of them; the layers keep it up to date. */
    clusters: Map<string, Mark[]>;
    /** Whether there is a lane for what is not known. */
    unknown: boolean;
    narrow: boolean;
    /** No room for names beside the rows: a phone. */
    compact: boolean;
    axisTop: number;
  }

  /** A row below the bands: a therapy, a phase of the plan, or the head of such. */
  interface Lane {
    group: string;
    name: string;
    /** Below the bands. */
    top: number;
    head: boolean;
    /** A head that stands for the rows it hides. */
    folded: boolean;
    therapies: Therapy[];
    planned: Planned[];
  }

  interface Lanes {
    lanes: Lane[];
    height: number;
  }

  /** The stage, and where moments and levels lie on the canvas right now. */
  interface Scene extends Stage {
    area: { x: number; y: number; width: number; height: number; right: number; bottom: number };
    bandHeight: number;
    dayWidth: number;
    px: (moment: number) => number;
    /** Undefined is the lane of what is not known. */
    y: (level: number | undefined) => number;
    moment: (px: number) => number;
    inView: (from: number, to: number) => boolean;
    /** The nearest place in sight. */
    within: (px: number) => number;
  }

  interface Box {
    left: number;
    right: number;
    top: number;
    bottom: number;
  }

  /** A box among those that are taken. */
  interface Taken extends Box {
    isLine?: boolean;
    isLabel?: boolean;
    isStem?: boolean;
    isGap?: boolean;
    isRiser?: boolean;
  }

  /** A place label, or the label of now. */
  interface Label {
    words: string;
    box: Box;
    font: string;
    colour: string;
  }

  /** Something for which `placeMarks` finds a place: its point on the line, and how wide its flag would be. */
  interface Candidate extends Point {
    /** Asked only where there may be room. */
    width: (words: 'whole' | 'short') => number;
    operation: boolean;
  }

  interface Place<Of> {
    form: 'flag' | 'glyph' | 'cluster';
    box: Taken;
    x: number;
    y: number;
    /** Of its stem, for a flag. */
    side?: 'right' | 'left';
    words?: 'whole' | 'short';
    /** More than one in a cluster alone; the most important comes first. */
    of: Of[];
  }

  /** What is drawn, as the library takes it; `subject` is "mark/…", "step/…", "plan/…" or "cluster/…" of what it stands for. */
  interface Drawn {
    type: string;
    subject?: string;
    silent?: boolean;
    shape?: object;
    style?: object;
    x?: number;
    y?: number;
    scaleX?: number;
    scaleY?: number;
  }

  interface Style {
    fill?: string | null;
    stroke?: string;
    opacity?: number;
    lineWidth?: number;
    lineDash?: number[] | null;
    lineDashOffset?: number;
    lineCap?: string;
  }

  interface TextStyle {
    fill: string;
    font: string;
    align?: string;
    baseline?: string;
    subject?: string;
    width?: number;
    overflow?: string;
    lineHeight?: number;
  }

  interface More {
    subject?: string;
    /** The radius of corners. */
    r?: number | number[];
  }

  /** What a call-out speaks of. */
  type Subject =
    | { kind: 'mark'; id: string; mark: Mark }
    | { kind: 'step'; id: string; step: Step }
    | { kind: 'plan'; id: string; planned: Planned }
    | { kind: 'cluster'; id: string; marks: Mark[] };

  interface OpenOptions {
    /** Whether the call-out takes the focus. */
    focus?: boolean;
    /** Where the focus returns to. */
    from?: HTMLElement | null;
    /** Whether it is pinned, and the others stay open. */
    pin?: boolean;
  }

  /** What of a chart's state is worth keeping in an address: moments and ids, no PHI. */
  interface View {
    span: Span | null;
    pins: string[];
  }

  interface Options {
    /** As `Handle.view` gave it. */
    view?: View;
    /** Called when the view has changed by somebody's hand. */
    viewed?: (view: View) => void;
    /** What a line of the tables ends with, to correct what it tells; nothing without it. */
    correct?: (id: string) => Dom.Child;
    /** Called to tick something of the plan off, or to take that back; there is no button without it. */
    tick?: (planned: Planned) => void;
    /** What was said otherwise of a clinical event; nothing without it. */
    corrections?: (id: string) => Dom.Child;
  }

  /** The chart, for what stands beside it. */
  interface Handle {
    /** Draws anew, after `shown` has changed. */
    draw: () => void;
    /** Takes another course of the same stay: what is in sight, what is pinned and what is folded stay as they are. */
    update: (course: Course) => void;
    /** The clock has moved on. */
    tick: (now: number) => void;
    view: () => View;
    openMark: (id: string, options?: OpenOptions) => void;
    openStep: (id: string, options?: OpenOptions) => void;
    openPlanned: (id: string, options?: OpenOptions) => void;
    /** The picture as a file: what is in sight, with its labels. */
    picture: (type: 'png' | 'svg') => Promise<Blob>;
  }
}
