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
  type View = 'sign-in' | 'stays' | 'stay';

  interface Route {
    view: View;
    /** Of the stay, in the view of one; else empty. */
    id: Api.Id;
  }

  /** What a view is shown with. */
  interface Visit {
    id: Api.Id;
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

  interface Session {
    token: string;
    tenant: string;
    role: string;
    provider?: Provider;
    /** These are in milliseconds since 1970. */
    begun: number;
    touched: number;
    expires: number;
  }

  /** One line of the list of stays. */
  interface Row {
    admission: Api.Admission | Api.ClosedAdmission;
    /** Absent for a closed stay. */
    manifest: Api.Manifest | null;
    level?: number;
    name: string;
    mrn: string;
    age: string;
    born: Api.Day | '';
    risk?: string;
    hours?: number;
  }

  interface Wanted {
    status: string;
    location: string;
    risk: string;
    specialty: string;
    sought?: string;
  }

  interface Sort {
    column: Column;
    descending: boolean;
  }

  type Column = 'name' | 'mrn' | 'age' | 'risk' | 'place' | 'stay' | 'admitted' | 'complaint' | 'attending' | 'status';

  /** One stay with all that belongs to it. */
  interface StayRecord {
    admission: Api.Admission;
    /** With a name alone where the patient may not be read. */
    patient: Partial<Api.Patient>;
    manifest: Api.Manifest;
    plan: Api.FlightPlan | null;
    trajectory: Api.Step[];
    timeline: Api.TimelineItem[];
  }
}
