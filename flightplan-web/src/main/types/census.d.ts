/** What the modules of the census hand to each other. */
declare namespace Census {
  /** What the page is asked for; it stands in the address. */
  interface Wanted {
    /** The unit's id; empty for the house. */
    unit: Api.Id;
    /** So many days up to today, unless there is a span. */
    days: number;
    from: Api.Day | '';
    to: Api.Day | '';
    /** The moment up to which the record is looked at; empty for now. */
    asOf: Api.Moment | '';
  }

  /** What is expected of a day. */
  interface Expected {
    /** Whose target day it is. */
    leave: number;
    /** Of them, those whose target day is over. */
    overdue: number;
    out: number;
    in: number;
    freed: number;
    /** At the end of the day; below nothing where more come than can. */
    free: number;
  }
}
