/** What the modules of the huddle hand to each other. */
declare namespace Huddle {
  /** Where a huddle is; it stands in the address. */
  interface Wanted {
    /** The code of the unit's location; empty for the first one. */
    unit: string;
    /** The id of a stay, the bed of one that is closed, or `end`; empty for the first one. */
    at: string;
    /** When it began, in milliseconds since 1970. */
    since: number;
  }

  /** One whose turn comes. */
  interface Turn {
    /** What stands in the address. */
    key: string;
    /** Of the stay; empty where it is closed. */
    id: Api.Id;
    bed: string;
    occupant: Api.Occupant;
  }

  /** Something that was recorded of a plan during the huddle. */
  interface Agreed {
    kind: 'task' | 'barrier' | 'milestone' | 'target';
    text?: string;
    owner?: string;
    due?: Api.Moment;
    /** Of a milestone or a target; of a target that was taken away an empty one. */
    day?: Api.Day | '';
    done?: boolean;
  }
}
