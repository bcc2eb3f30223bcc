/** What the parts of a privacy officer's page are shown with. */
declare namespace Reviews {
  interface Visit {
    query: URLSearchParams;
    signal: AbortSignal;
    staff: {
      staff: Api.User[];
      nameOf: (id: Api.Id) => string;
      onceNamed: (id: Api.Id, write: () => void) => void;
    };
  }

  /** What the audit trail is searched for; empty where it does not matter. */
  interface Filter {
    user: string;
    patient: string;
    action: string;
    purpose: string;
    from: string;
    to: string;
  }
}
