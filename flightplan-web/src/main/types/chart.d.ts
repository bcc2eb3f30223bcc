/** What the modules of the chart hand to each other. Moments are milliseconds since 1970, lengths are pixels. */
declare namespace Chart {
  type Category = 'procedure' | 'course_correction' | 'conference' | 'annotation' | 'imaging' | 'therapy' | 'lab';

  interface Step {
    id: string;
    location: string;
    bed?: string;
    risk?: string;
    level: number;
    /** The risk is not recorded: drawn at the last level known. */
    assumed: boolean;
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
    /** The step that it stands on; undefined in a stay that has none. */
    step?: Step;
  }

  interface Therapy {
    id: string;
    mark: Mark;
    name: string;
    from: number;
    to: number;
    ongoing: boolean;
    /** Whether the area under the line is shaded while it runs. */
    shaded: boolean;
  }

  interface Course {
    start: number;
    /** The discharge, or now. */
    end: number;
    now: number;
    open: boolean;
    steps: Step[];
    marks: Mark[];
    therapies: Therapy[];
    manifest: Api.Manifest;
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
    /** Where marks and steps lie on the canvas, by id. */
    places: Map<string, Point>;
    palette: Palette;
    narrow: boolean;
    axisTop: number;
  }

  /** The stage, and where moments and levels lie on the canvas right now. */
  interface Scene extends Stage {
    area: { x: number; y: number; width: number; height: number; right: number; bottom: number };
    bandHeight: number;
    dayWidth: number;
    px: (moment: number) => number;
    y: (level: number) => number;
    moment: (px: number) => number;
    inView: (from: number, to: number) => boolean;
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
    onLine?: boolean;
  }

  /** A place label, or the label of now. */
  interface Label {
    words: string;
    box: Box;
    font: string;
    colour: string;
  }

  /** Something for which `placeMarks` finds a place: its point on the line, and the width of its flag. */
  interface Candidate extends Point {
    width: number;
  }

  interface Place {
    form: 'flag' | 'glyph' | 'dot' | 'hidden';
    box: Taken;
    /** Of its stem, for a flag. */
    side?: 'right' | 'left';
  }

  /** What is drawn, as the library takes it; `subject` is "mark/…" or "step/…" of what it stands for. */
  interface Drawn {
    type: string;
    subject?: string;
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
  type Subject = { mark: Mark; step?: undefined } | { step: Step; mark?: undefined };

  interface OpenOptions {
    /** Whether the call-out takes the focus. */
    focus?: boolean;
    /** Where the focus returns to. */
    from?: HTMLElement | null;
  }

  /** The chart, for the tables beneath it. */
  interface Handle {
    draw: () => void;
    openMark: (id: string, options?: OpenOptions) => void;
    openStep: (id: string, options?: OpenOptions) => void;
  }
}
