/** What the modules of the board hand to each other. */
declare namespace Board {
  /** What the board is asked for; it stands in the address. */
  interface Wanted {
    /** Its location's code, or `*`; empty for the first one. */
    unit: string;
    view: string;
    /** The user's id. */
    attending: Api.Id;
    flag: string;
    since: string;
  }

  interface Flag {
    code: string;
    label: string;
    title: string;
  }

  /** A patient in words. */
  interface Person {
    closed: boolean;
    /** Of the stay; empty where it is closed. */
    id: Api.Id;
    key: string;
    name: string;
    /** Where they are. */
    at: string;
    who: string;
    level?: number;
    risk?: string;
    riskFor: string;
    riskSince: string;
    attending: string;
    target: string;
    overdue: boolean;
    flags: Flag[];
    request: string;
    requestLong: string;
    therapies: string[];
    barriers: string[];
  }

  interface Scene {
    /** Its location's code, or `*`. */
    unit: string;
    sections: { unit: Api.Unit; beds: Api.Bed[] }[];
    /** How many beds there are in these units, whatever the filters say. */
    all: number;
    /** Who is in another place, and asks for this unit. */
    coming: Api.Occupant[];
    without: Api.Occupant[];
    elsewhere: Api.Occupant[];
  }

  /** Something on the page that is written anew when it looks otherwise. */
  interface Piece {
    key: string;
    looks: string;
    make: () => HTMLElement;
  }

  /** What is done to what a tile shows. */
  interface Deeds {
    mayRecord: boolean;
    /** Opens the menu of what can be recorded. */
    menu: (subject: Subject) => void;
    /** Says why a closed stay must be opened. */
    openClosed: (handle: string) => void;
    put: (admission: Api.Id, location: string, bed: string) => void;
  }

  /** What the menu is opened for: a patient, or a bed. */
  type Subject = { admission: Api.Id } | { location: string; bed: string };
}
