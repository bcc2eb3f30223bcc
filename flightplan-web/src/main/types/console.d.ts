/** What the modules of the console hand to each other. */
declare namespace Dom {
  type Child = Node | string | number | false | null | undefined | readonly Child[];
  type Click = MouseEvent & { target: Element; currentTarget: HTMLElement };
  type Submit = SubmitEvent & { target: HTMLFormElement };
  type Change = Event & { target: HTMLSelectElement };

  interface Attributes {
    onclick?: (event: Click) => void;
    onsubmit?: (event: Submit) => void;
    onchange?: (event: Change) => void;
    [name: string]: string | number | boolean | null | undefined | ((event: never) => void);
  }
}

declare namespace Console {
  type View = 'sign-in' | 'board' | 'stays' | 'stay' | 'admit' | 'merge' | 'handover' | 'huddle' | 'census';

  interface Route {
    view: View;
    /** Of the stay, in the view of one, or of the patient; else empty. */
    id: Api.Id;
    /** What the view shows of it: filters, never PHI. */
    query: URLSearchParams;
  }

  /** What a view is shown with. */
  interface Visit {
    id: Api.Id;
    query: URLSearchParams;
    /** Aborted when the view is left. */
    signal: AbortSignal;
    signedIn: () => void;
    /** Whether there is a page to return to. */
    interrupted: boolean;
    returnTo: string | null;
  }

  /** The identity provider that a session's tokens come from. */
  interface Provider {
    issuer: string;
    client: string;
    refreshToken?: string;
    idToken?: string;
  }

  interface Tokens {
    token: string;
    expiresInSeconds: number;
    provider?: Provider;
  }

  /** What a token of the development server was asked for with. */
  interface Asked {
    tenant: Api.Id;
    roles: string[];
    user?: Api.Id;
  }

  interface Session {
    /** The tabs of a browser share it. */
    id: string;
    token: string;
    tenant: string;
    role: string;
    user?: Api.Id;
    provider?: Provider;
    asked?: Asked;
    /** These are in milliseconds since 1970. */
    begun: number;
    touched: number;
    expires: number;
  }

  /** What tabs tell each other; `of` is the session that it belongs to. */
  type Message =
    | { kind: 'session?' }
    | { kind: 'session'; session: Session }
    | { kind: 'ended'; id: string }
    | { kind: 'touched'; id: string }
    | LiveMessage;

  type LiveMessage =
    | { kind: 'event'; of: string; event: LogEvent }
    | { kind: 'state'; of: string; live: boolean; since: number; position: string | null; missed: boolean }
    | { kind: 'state?'; of: string };

  /** That something was recorded; of what is closed to the reader the position alone. */
  interface LogEvent {
    position: string;
    stream_type?: string;
    stream_id?: Api.Id;
    event_type?: string;
  }

  type Heard = { kind: 'event'; event: LogEvent } | { kind: 'freshness' } | { kind: 'missed' };

  /** One line of the list of stays. */
  interface Row {
    admission: Api.Admission | Api.ClosedAdmission;
    /** Absent for a closed stay. */
    manifest: Api.Manifest | null;
    level?: number;
    name: string;
    /** In small letters; empty where there is none to tell. */
    surname: string;
    mrn: string;
    age: string;
    born: Api.Day | '';
    risk?: string;
  }

  /** What a row is shown beside. */
  interface RowContext {
    now: number;
    /** How many patients have a surname, by location and surname. */
    surnames: Map<string, number>;
  }

  /** What the list is asked for. */
  interface Wanted {
    status: string;
    location: string;
    risk: string;
    specialty: string;
    flag: string;
    sort: string;
  }

  type SortName =
    | '-risk'
    | 'risk'
    | 'location'
    | '-location'
    | '-length_of_stay'
    | 'length_of_stay'
    | '-admit_date'
    | 'admit_date'
    | 'target'
    | '-target';

  type Column =
    | 'name'
    | 'mrn'
    | 'age'
    | 'risk'
    | 'place'
    | 'stay'
    | 'admitted'
    | 'target'
    | 'tasks'
    | 'complaint'
    | 'attending'
    | 'status';

  /** One stay with all that belongs to it. */
  interface StayRecord {
    admission: Api.Admission;
    /** Empty but for `closed` where the patient may not be read. */
    patient: Partial<Api.Patient> & { closed?: boolean };
    manifest: Api.Manifest;
    plan: Api.FlightPlan | null;
    trajectory: Api.Step[];
    timeline: Api.TimelineItem[];
  }
}
